import Foundation

/// A server in Python, alive for one test. It leaves by itself after ten minutes, or when the test process goes.
///
/// The script prints `name value` lines and then `ready`.
struct TestServer: Sendable {
    let facts: [String: String]

    /// `port`, or another port by its name.
    func port(_ name: String = "port") -> String { facts[name] ?? "0" }

    func url(_ path: String) -> String { "http://127.0.0.1:\(port())\(path)" }

    static func run<Result>(
        _ script: String, _ arguments: String..., body: (TestServer) async throws -> Result
    ) async throws -> Result {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = ["-u", "-c", lifeline + script] + arguments
        let folder = FileManager.default.temporaryDirectory.appending(path: "sitrep-http-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        // A folder left behind in the temporary directory fails no test.
        defer { try? FileManager.default.removeItem(at: folder) }
        process.environment = ProcessInfo.processInfo.environment.merging(["TMPDIR": folder.path()]) { $1 }
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        defer { kill(process.processIdentifier, SIGKILL) }
        // Closing the pipe ends the server too, so it must live as long as the test.
        defer { withExtendedLifetime(input) {} }
        return try await body(TestServer(facts: await readFacts(output.fileHandleForReading)))
    }

    /// Reads on a thread of its own: a blocked test thread would starve the other tests.
    private static func readFacts(_ file: FileHandle) async -> [String: String] {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                var text = ""
                while !text.hasSuffix("ready\n") {
                    let data = file.availableData
                    if data.isEmpty { break }
                    text += String(decoding: data, as: UTF8.self)
                }
                let pairs = text.split(separator: "\n").map { $0.split(separator: " ", maxSplits: 1) }
                let facts = pairs.filter { $0.count == 2 }.map { (String($0[0]), String($0[1])) }
                continuation.resume(returning: Dictionary(facts) { $1 })
            }
        }
    }

    private static let lifeline = #"""
        import os, socket, ssl, subprocess, sys, tempfile, threading, time

        def leave_with_the_test():
            sys.stdin.buffer.read()
            os._exit(0)

        threading.Thread(target=leave_with_the_test, daemon=True).start()
        limit = threading.Timer(600, lambda: os._exit(1))
        limit.daemon = True
        limit.start()

        def certificate():
            folder = tempfile.mkdtemp()
            cert, key = folder + "/cert.pem", folder + "/key.pem"
            subprocess.run(
                ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                 "-keyout", key, "-out", cert, "-days", "1", "-subj", "/CN=localhost",
                 "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"], check=True, capture_output=True)
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(cert, key)
            return cert, context

        # Bound but not listening: connections are refused for as long as this process lives.
        shut = socket.socket()
        shut.bind(("127.0.0.1", 0))
        print("shut", shut.getsockname()[1])


        """#
}
