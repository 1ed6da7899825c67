import Incidents

/// `permissions`: who may use a command, where that is not everybody.
extension Draft {
    mutating func readPermissions() {
        for (name, field) in root["permissions"]?.named() ?? [] {
            let bare = name.hasPrefix(policy.prefix) ? String(name.dropFirst(policy.prefix.count)) : name
            let wanted = Policy.normalise(bare)
            guard let command = Permission.commands.first(where: { Policy.normalise($0) == wanted }) else {
                problems.error(
                    field.place, "permissions names no command that can be kept to some", got: name,
                    hint: Spelling.hint(wanted, among: Permission.commands)
                        ?? "Commands: \(Permission.commands.joined(separator: ", "))")
                continue
            }
            guard let permission = permission(field) else { continue }
            policy.permissions[command] = permission
            guard Permission.callsForHelp.contains(command), !permission.isForEveryone else { continue }
            problems.warn(
                field.place, "\(policy.prefix)\(command) is kept to some: whoever needs help at night may be stopped",
                hint: "Leave it open to everyone where you can")
            guard command == "declare" else { continue }
            problems.warn(
                field.place,
                "\(policy.prefix)ic page, \(policy.prefix)dataloss and \(policy.prefix)security declare too where there is no incident: "
                    + "there they are kept to the same people, and page nobody for others",
                hint: "Others hear who may declare, with a telephone number: see that each has one")
        }
        warnOfRolesForAll()
    }

    /// A command that is kept to a role is open to whoever may take the role.
    private mutating func warnOfRolesForAll() {
        for (taking, isCommand) in [("ic me", true), ("role", false)] where isOpen(taking) {
            let kept = policy.permissions.filter { _, permission in
                permission.roles.contains { ($0 == .commander) == isCommand }
            }
            guard !kept.isEmpty, let place = root["permissions"]?.place else { continue }
            let names = kept.keys.sorted().map { policy.prefix + $0 }.joined(separator: ", ")
            let role = isCommand ? "the commander" : "a role"
            problems.warn(
                place,
                "\(names): kept to \(role), and everybody may become that with \(policy.prefix)\(taking)",
                hint: "It keeps from mistakes, not from intent. For that, say who may use \"\(taking)\" too")
        }
    }

    private func isOpen(_ command: String) -> Bool { policy.permissions[command]?.isForEveryone ?? true }

    /// Nil where nobody is named.
    private mutating func permission(_ field: Field) -> Permission? {
        let texts = field.texts()
        if texts.contains(where: { ["everyone", "everybody", "anyone"].contains(Policy.normalise($0.text)) }) {
            return .everyone
        }
        var permission = Permission()
        for text in texts {
            // A role goes before a team of its name.
            if let role = Role(said: text.text) {
                if !permission.roles.contains(role) { permission.roles.append(role) }
                continue
            }
            let found = targets([text], for: field.path).filter { !permission.targets.contains($0) }
            guard !found.isEmpty else { continue }
            permission.targets += found
            permission.names.append(shown(found, text.text))
        }
        if texts.isEmpty {
            field.error("names nobody", hint: "Name roles, people or teams, such as \"[ic, deputy]\", or \"everyone\"")
        }
        return permission.roles.isEmpty && permission.targets.isEmpty ? nil : permission
    }

    /// As people say it: a person's name, a team's name, else what is written.
    private func shown(_ targets: [Target], _ text: String) -> String {
        guard targets.count == 1 else { return text }
        return switch targets[0] {
        case .person(let person): policy.name(of: person)
        case .team(let key): policy.teams[key]?.name ?? text
        case .line, .schedule, .room, .mail: text
        }
    }
}
