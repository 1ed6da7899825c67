import Foundation
import Glibc
import Settings
import Testing

/// A configuration may come from a file, or by a pipe.
@Suite struct ReadingTests {
    @Test func `a FIFO is read to its end`() throws {
        let folder = try Folder([:])
        let path = folder["pipe"]
        #expect(mkfifo(path, 0o600) == 0)
        let writer = Thread {
            let file = open(path, O_WRONLY)
            for part in ["people: {ana: Ana}\n", "on_call: {ic: ana}\nzone: Europe/Berln\n"] {
                _ = part.withCString { write(file, $0, strlen($0)) }
            }
            close(file)
        }
        writer.start()
        let said = SettingsLoader.load(files: [path]).diagnostics.map(\.description)
        #expect(said.count == 1 && said[0].contains(":3: zone is not a time zone"), "\(said)")
    }

    @Test(
        "text in another encoding is said to be that, with its line",
        arguments: [
            ([0xFF, 0xFE, 0x7A, 0x00, 0x6F, 0x00], "1: the file is UTF-16 text. Save it as UTF-8"),
            ([0xFE, 0xFF, 0x00, 0x7A], "1: the file is UTF-16 text. Save it as UTF-8"),
            ([0x7A, 0x00, 0x6F, 0x00], "1: the file is UTF-16 text. Save it as UTF-8"),
            (
                [0x61, 0x3A, 0x20, 0x31, 0x0A, 0x62, 0x3A, 0x20, 0xFC, 0x0A],
                "2: the file is not UTF-8 text. Save it as UTF-8"
            ),
        ] as [([UInt8], String)])
    func encodings(bytes: [UInt8], words: String) throws {
        let folder = try Folder([:])
        try Data(bytes).write(to: URL(fileURLWithPath: folder["a.yaml"]))
        let said = SettingsLoader.load(files: [folder["a.yaml"]]).diagnostics.map(\.description)
        #expect(said == ["\(folder["a.yaml"]):\(words)"])
    }

    @Test func `a folder, nothing, and a file that is not there are told apart`() throws {
        let folder = try Folder(["empty.yaml": ""])
        #expect(SettingsLoader.load(files: [folder.path]).diagnostics.map(\.what) == ["the file is a folder"])
        #expect(SettingsLoader.load(files: [folder["no"]]).diagnostics.map(\.what) == ["the file does not exist"])
        #expect(
            SettingsLoader.judge(files: [folder["empty.yaml"]]).diagnostics.map(\.what) == ["the file holds nothing"])
    }
}
