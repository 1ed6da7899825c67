import CommandRouter
import Incidents
import Testing

@Suite struct `The table of commands` {
    private let names = CommandRouter.commands.map(\.name)

    @Test(arguments: CommandRouter.commands.flatMap(\.examples))
    func `every example works`(example: String) {
        guard case .ask(let ask) = CommandRouter(prefix: "!").route(example) else {
            Issue.record("\(example) is talk")
            return
        }
        if case .say = ask { #expect(example.hasPrefix("!help"), "\(example) is answered with a sentence") }
    }

    @Test func `two commands never share words`() {
        let all = CommandRouter.commands.flatMap { [$0.name] + $0.aliases }
        #expect(Set(all).count == all.count)
        #expect(all.allSatisfy { $0 == $0.lowercased() && $0.split(separator: " ").count <= 2 })
    }

    @Test func `every command says what it is`() {
        for command in CommandRouter.commands {
            #expect(command.syntax.hasPrefix("!" + command.name), "\(command.name)")
            #expect(command.summary.hasSuffix("."), "\(command.name)")
            #expect(!command.examples.isEmpty, "\(command.name)")
            #expect(command.next.allSatisfy(names.contains), "\(command.name) names a next command that does not exist")
            for text in [command.summary] + command.details {
                #expect(text.count(where: { $0 == "`" }).isMultiple(of: 2), "\(command.name)")
            }
        }
    }

    @Test func `help lists exactly the table`() {
        guard case .ask(.say(let message)) = CommandRouter(prefix: "!").route("!help") else {
            Issue.record("no help")
            return
        }
        var listed: [String] = []
        for case .fields(let fields) in message.blocks {
            for case .code(let code) in fields.flatMap(\.value.pieces) { listed.append(String(code.dropFirst())) }
        }
        #expect(listed.sorted() == names.sorted())
    }

    @Test func `completions begin as typed`() {
        let router = CommandRouter(prefix: "!")
        #expect(
            router.completions(of: "!ic") == [
                "!ic", "!ic me", "!ic handoff", "!ic page", "!ic responders", "!ic who",
            ])
        #expect(router.completions(of: "!").count == names.count)
        #expect(router.completions(of: "hello") == [])
    }
}
