import Glibc
import Incidents
import Testing

@testable import Store

/// Who else may read and write in a data directory.
struct DirectoryGuardTests {
    @Test(arguments: [0o777, 0o775, 0o770, 0o1777, 0o702] as [mode_t])
    func `a directory that others may write to is shut, with a sentence`(_ mode: mode_t) throws {
        let workshop = try Workshop()
        try workshop.open().close()
        chmod(workshop.directory, mode)
        let store = try workshop.open()
        #expect(Workshop.mode(workshop.directory) & 0o022 == 0)
        #expect(store.mended.count == 1 && store.mended[0].contains("may be written to by others"))
        store.close()
        #expect(try workshop.open().mended.isEmpty)
    }

    @Test(arguments: ["sitrep.db", "sitrep.db-wal", "links.key", "lock"], [0o666, 0o640, 0o604] as [mode_t])
    func `a file that others may read or write is shut`(_ name: String, _ mode: mode_t) throws {
        let workshop = try Workshop()
        let first = try workshop.open()
        _ = try first.seal("")
        first.close()
        let path = "\(workshop.directory)/\(name)"
        if Files.size(path) == nil { try Files.makeEmpty(path) }
        chmod(path, mode)
        let trouble = DirectoryCheck.findings(workshop.directory, at: FactSamples.time).first { $0.trouble != nil }
        #expect(trouble?.trouble?.contains(path) == true)
        // The log goes with the last who reads it, and is made anew.
        let store = try workshop.open()
        #expect(Workshop.mode(path) == 0o600 && (name.hasSuffix("-wal") || store.mended.contains { $0.contains(path) }))
    }

    @Test(arguments: ["lock", "links.key"])
    func `a link in the place of a file that is written is refused, and what it leads to is untouched`(
        _ name: String
    ) throws {
        let workshop = try Workshop()
        try workshop.open().close()
        let victim = workshop.path("victim")
        try Workshop.write(Array("precious".utf8), to: victim)
        chmod(victim, 0o600)
        Files.remove("\(workshop.directory)/\(name)")
        symlink(victim, "\(workshop.directory)/\(name)")
        let failed = failure { _ = try workshop.open() }
        #expect(failed?.kind == .refused && failed?.sentence.contains("rm \(workshop.directory)/\(name)") == true)
        #expect(try Workshop.read(victim) == Array("precious".utf8))
        let findings = DirectoryCheck.findings(workshop.directory, at: FactSamples.time)
        #expect(findings.contains { $0.what.contains("only its owner") && $0.trouble != nil })
    }

    @Test func `doctor says that only its owner may read it where that is so`() throws {
        let workshop = try Workshop()
        try workshop.open().close()
        let findings = DirectoryCheck.findings(workshop.directory, at: FactSamples.time)
        #expect(findings.contains { $0.what == "only its owner may read and write it" && $0.trouble == nil })
        chmod(workshop.directory, 0o777)
        let open = DirectoryCheck.findings(workshop.directory, at: FactSamples.time)
        #expect(open.contains { $0.trouble?.contains("chmod 0755 \(workshop.directory)") == true })
    }
}
