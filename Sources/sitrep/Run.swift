import ArgumentParser
import Daemon
import Logging
import Settings

struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run the daemon.",
        discussion: """
            Prints `ready http://127.0.0.1:PORT` when it serves. SIGTERM drains and ends it; SIGHUP reads the \
            configuration again, and a bad file changes nothing.

            Examples:
              sitrep run --data ./data
              sitrep run --config /etc/sitrep/sitrep.yaml --data /var/lib/sitrep --listen 127.0.0.1:8080
            """)

    @Option(help: "Configuration file (YAML). May be given more than once. Without one the built-in demo team is used.")
    var config: [String] = []
    @Option(help: "Data directory: made if it is missing; one process may use it.")
    var data: String
    @Option(help: "Host and port to listen on; port 0 takes a free one. Default: server.listen of the configuration.")
    var listen: String?
    @Flag(help: "Also talk at this terminal.")
    var console = false
    @Option(help: "trace, debug, info, notice, warning, error or critical.")
    var logLevel: String = "info"

    func validate() throws {
        guard Logger.Level(rawValue: logLevel) != nil else {
            throw ValidationError(
                "--log-level is trace, debug, info, notice, warning, error or critical, got \"\(logLevel)\".")
        }
        if let listen, !Self.isAddress(listen) {
            throw ValidationError("--listen is host:port, got \"\(listen)\". For example: --listen 127.0.0.1:8080")
        }
    }

    private static func isAddress(_ text: String) -> Bool {
        ListenAddress(text) != nil
    }

    func run() async throws {
        let level = Logger.Level(rawValue: logLevel) ?? .info
        LoggingSystem.bootstrap { label in
            var handler = StreamLogHandler.standardError(label: label)
            handler.logLevel = level
            return handler
        }
        let daemon = Daemon(
            Daemon.Options(configurationFiles: config, dataDirectory: data, listen: listen, console: console),
            logger: Logger(label: "sitrep"))
        do { try await daemon.run() } catch let refusal as Daemon.Refusal {
            Complaint.print(refusal.sentence)
            throw ExitCode(refusal.status)
        }
    }
}
