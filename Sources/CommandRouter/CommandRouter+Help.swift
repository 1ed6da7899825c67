import Incidents

/// Help as it is shown in a room: the whole of it fits a telephone.
extension CommandRouter {
    static func overview() -> Message {
        var message = Message("Trouble? \(code: "!declare P1 checkout is down") or \(code: "!ic page")")
        message.blocks.append(
            .fields(
                CommandGroup.allCases.map { group in
                    Message.Field(group.rawValue, codes(commands.filter { $0.group == group }.map { "!" + $0.name }))
                }))
        message.add("One command in full: \(code: "!help update")")
        return message
    }

    static func page(_ command: any Command) -> Message {
        var message = Message("\(code: command.syntax)")
        message.add(Message.Line(ours: command.summary))
        for detail in command.details { message.add(Message.Line(ours: detail)) }
        message.add("For example:")
        message.blocks.append(.list(command.examples.filter { !$0.contains("\n") }.map { "\(code: $0)" }))
        message.blocks += command.examples.filter { $0.contains("\n") }.map { .code($0) }
        if !command.aliases.isEmpty { message.add("Also: \(codes(command.aliases.map { "!" + $0 }))") }
        if command.whoMayUse != "anyone" { message.add("May be used by \(ours: command.whoMayUse).") }
        if !command.next.isEmpty { message.add("Next: \(codes(command.next.map { "!" + $0 }))") }
        return message
    }

    private static func codes(_ words: [String]) -> Message.Line {
        var line = Message.Line()
        for word in words {
            if !line.pieces.isEmpty { line.pieces.append(.words(" ")) }
            line.pieces.append(.code(word))
        }
        return line
    }
}
