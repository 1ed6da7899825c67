import Foundation
import Settings
import Testing

/// What would stand open, or could not work, is refused by the check: a start refuses nothing that passed it.
@Suite struct DoorTests {
    private static let people =
        "people: {ana: {name: Ana Ruiz, phone: \"+49 30 123\"}}\non_call: {ic: {primary: ana}}\n"

    /// What is said of one key; a configuration of a line or two lacks other things.
    private func said(_ text: String, of key: String) -> [String] {
        Sample.said(text).filter { $0.contains(" \(key) ") }
    }

    @Test(arguments: [
        "{listen: \"0.0.0.0:8080\"}", "{listen: \"[::]:80\"}", "{listen: \"10.0.0.1:80\"}",
        "{listen: \"sitrep.example.org:80\"}",
    ])
    func `an address that others reach needs a token`(server: String) {
        let said = Sample.said("server: \(server)\n")
        #expect(said.contains { $0.hasPrefix("s.yaml:1: server.listen is open to other machines") }, "\(said)")
        setenv("SITREP_LONG_TOKEN", "so long that nobody guesses it", 1)
        let closed = server.dropLast() + ", tokens: [{person: ana, token_env: SITREP_LONG_TOKEN}]}"
        #expect(Sample.said(Self.people + "server: \(closed)\n") == [])
        #expect(Sample.said("server: \(server.dropLast()), sign_in: required}\n") == [])
    }

    @Test(arguments: ["127.x.example.org:8080", "127.0.0.1.example.org:80", "127.0.0:80", "127.0.0.256:80", "1.2:80"])
    func `what looks like an address and is none is refused`(listen: String) {
        #expect(ListenAddress(listen) == nil)
        #expect(Sample.said("server: {listen: \"\(listen)\"}\n").count == 1)
    }

    @Test func `loopback is 127 slash 8, its names, and nothing that begins like it`() throws {
        for listen in ["127.0.0.1:0", "127.0.0.2:80", "127.9.9.9:1", "localhost:80", "[::1]:0"] {
            #expect(try #require(ListenAddress(listen)).isLoopback, "\(listen)")
        }
        for listen in ["0.0.0.0:0", "10.127.0.1:80", "[::]:0", "host:80", "[127::1]:80"] {
            #expect(try #require(ListenAddress(listen)).isLoopback == false, "\(listen)")
        }
    }

    @Test(arguments: [
        "https://sitrep.example.org/?team=a", "https://sitrep.example.org/#x", "https://sitrep.example.org?x",
        "https://münchen.example", "https://例え.jp/sitrep", "https://ana@sitrep.example.org", "https://",
        "sitrep.example.org",
    ])
    func `a public address that no link can be made from is refused`(url: String) {
        let said = Sample.said("server: {public_url: \"\(url)\", sign_in: required}\n")
        #expect(said.count == 1 && said[0].hasPrefix("s.yaml:1: server.public_url "), "\(said)")
    }

    @Test(arguments: ["bob@müller.example", "bob@例え.jp", "bøb@example.org", "bob", "bob@", "Bob <bob@example.org>"])
    func `a mail address that a server would refuse at night is refused by day`(address: String) {
        let said = said("people: {bob: {name: Bob, email: \"\(address)\"}}\n", of: "people.bob.email")
        #expect(said.count == 1 && !said[0].contains("warning"), "\(said)")
    }

    @Test func `a public address without a token is a warning`() {
        let said = Sample.said("server: {public_url: \"https://sitrep.example.org\"}\n")
        #expect(said.count == 1 && said[0].contains("warning") && said[0].contains("sitrep invite"), "\(said)")
    }

    @Test(arguments: [
        "", "# people: {ana: {name: Ana}}\n", "zone: Europe/Berlin\n", "people:\n", "---\n", "people: {}\n",
    ])
    func `a file that was emptied, commented out or cut before its people is refused`(text: String) throws {
        let folder = try Folder(["s.yaml": text])
        let judged = SettingsLoader.judge(files: [folder["s.yaml"]])
        #expect(judged.configuration == nil && judged.errors.count == 1, "\(judged.diagnostics)")
    }
}
