import Incidents

extension CommandRouter {
    /// Every command, in the order of help. A new one is a file in `Commands/` and a line here.
    package static let commands: [any Command] = [
        DeclareCommand(),
        SecurityCommand(),
        GrantCommand(),
        RevokeCommand(),
        DataLossCommand(),
        IncidentsCommand(),
        TitleCommand(),
        SeverityCommand(),
        ImpactCommand(),
        StartedCommand(),
        CauseCommand(),
        IdentifiedCommand(),
        MitigatedCommand(),
        ResolvedCommand(),
        ReopenCommand(),
        CloseCommand(),
        CancelCommand(),
        MergeCommand(),
        ICCommand(),
        ICMeCommand(),
        ICHandoffCommand(),
        RoleCommand(),
        RolesCommand(),
        ICPageCommand(),
        PageStatusCommand(),
        AckCommand(),
        ICRespondersCommand(),
        ICWhoCommand(),
        BizleadCommand(),
        BizleadPageCommand(),
        OnCallCommand(),
        OnCallMineCommand(),
        OnCallSwapCommand(),
        OnCallTakeCommand(),
        OnCallUndoCommand(),
        OnCallCalendarCommand(),
        OnCallLoadCommand(),
        UpdateCommand(),
        NextUpdateCommand(),
        SnoozeCommand(),
        NoteCommand(),
        DecisionCommand(),
        TodoCommand(),
        TaskCommand(),
        TaskDoneCommand(),
        TasksCommand(),
        ChecklistCommand(),
        CheckCommand(),
        UncheckCommand(),
        VendorCommand(),
        StreamCommand(),
        StreamOpenCommand(),
        StreamNoteCommand(),
        StreamLeadCommand(),
        StreamCloseCommand(),
        MilestoneCommand(),
        SyncCommand(),
        SyncDoneCommand(),
        SyncCancelCommand(),
        StatusCommand(),
        StatusStalkCommand(),
        StatusUnstalkCommand(),
        TimelineCommand(),
        BriefCommand(),
        TimersCommand(),
        WhyCommand(),
        HelpCommand(),
    ]

    /// Names and aliases, whole, to their commands.
    static let byName = Dictionary(
        uniqueKeysWithValues: commands.flatMap { command in
            ([command.name] + command.aliases).map { ($0, command) }
        })

    /// First words to what may stand second: `ic` to `page`, `me`, `handoff`.
    static let secondWords = Dictionary(
        grouping: commands.flatMap { [$0.name] + $0.aliases }.compactMap { name -> (first: String, second: String)? in
            let words = name.split(separator: " ")
            return words.count == 2 ? (String(words[0]), String(words[1])) : nil
        }, by: \.first
    ).mapValues { $0.map(\.second) }

    /// The command that a head names, by two words or by one.
    static func command(_ head: Head) -> (any Command)? {
        if let second = head.second, let found = byName["\(head.word) \(second)"] { return found }
        return byName[head.word]
    }
}
