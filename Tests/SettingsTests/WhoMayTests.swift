import Incidents
import Settings
import Testing

/// What the check says of who may speak and do.
@Suite struct WhoMayTests {
    private func said(_ text: String) -> [String] { Sample.said(Sample.people + text + "\n") }

    @Test func `a list that names nobody is an error, and never everybody`() throws {
        let folder = try Folder(["t": "a secret of some length\n"])
        for value in ["[]", "", "{}"] {
            try folder.write(
                "s.yaml", Sample.people + "server: {tokens: [{may_speak_for: \(value), token_file: ./t}]}\n")
            #expect(!folder.said("s.yaml").isEmpty, "\(value)")
        }
        try folder.write("s.yaml", Sample.people + "server: {tokens: [{may_speak_for: everyone, token_file: ./t}]}\n")
        let token = try #require(SettingsLoader.load(files: [folder["s.yaml"]]).configuration?.server.tokens.first)
        #expect(token.maySpeakFor == .everyone)
        #expect(!ServerToken(secret: .environment("X")).maySpeak(for: PersonID("ana")))
        #expect(!ServerToken(maySpeakFor: .only([]), secret: .environment("X")).maySpeak(for: PersonID("ana")))
    }

    @Test func `a secret that can be guessed, or that two tokens have, is an error`() throws {
        let folder = try Folder(["a": "x\n", "b": "five5\n", "c": "twelve-chars\n", "d": "sixteen-chars-16\n"])
        func said(_ tokens: String...) throws -> [String] {
            let list = tokens.map { "{may_speak_for: everyone, token_file: ./\($0)}" }.joined(separator: ", ")
            try folder.write("s.yaml", "server: {tokens: [\(list)]}\n")
            return folder.said("s.yaml")
        }
        for file in ["a", "b"] { #expect(try said(file).first?.contains("it can be guessed") == true) }
        #expect(try said("c").first?.contains("warning: the secret of a token has 12 characters") == true)
        #expect(try said("d") == [])
        #expect(try said("d", "d").first?.contains("two tokens have the same secret") == true)
        #expect(try said("d", "d").allSatisfy { !$0.contains("sixteen") }, "it is never shown")
    }

    @Test func `nobody is called by the key of another in our own rooms`() throws {
        let handles = [("local", "bob"), ("console", "bob")]
        for (chat, key) in handles {
            let text = """
                people:
                  bob: {name: Bob}
                  eve: {name: Eve, handles: {\(chat): \(key)}}

                """
            #expect(Sample.said(text).contains { $0.contains("is the key of another person") }, "\(chat)")
        }
        var policy = Policy()
        policy.people["bob"] = Person(id: "bob", name: "Bob")
        policy.people["eve"] = Person(id: "eve", name: "Eve", handles: ["local": "bob"])
        #expect(
            policy.person(chat: "local", handle: "bob") == "bob", "a token is its person's, whatever others are called")
    }

    @Test func `what is kept to a role that all may take is warned of`() {
        #expect(
            said("permissions: {close: [ops]}").contains {
                $0.contains("!close: kept to a role") && $0.contains("!role")
            })
        #expect(said("permissions: {close: [ic]}").contains { $0.contains("!ic me") })
        #expect(
            !said("permissions: {close: [ops], role: [ic], ic me: [vera]}").contains { $0.contains("kept to a role") })
        #expect(said("permissions: {close: [vera]}").isEmpty)
    }

    @Test func `what declares too is told of where declaring is kept to some`() {
        let warnings = said("permissions: {declare: [vera]}")
        #expect(warnings.contains { $0.contains("!ic page") && $0.contains("!dataloss") && $0.contains("!security") })
    }
}

extension PersonID: ExpressibleByStringLiteral {
    package init(stringLiteral key: String) { self.init(key) }
}
