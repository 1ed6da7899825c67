import ArgumentParser
import Delivery
import Glibc
import HTTPClient
import Importing
import Incidents
import Pagers
import Settings

struct ImportOpsgenie: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "opsgenie",
        abstract: "Print people, teams, schedules and on-call lines of an Opsgenie account as YAML.",
        discussion: """
            Reads only. What has no counterpart stands in comments. The key is that of an API integration with read and \
            configuration access; it is in a file, alone. Exits with 1 when not everything could be read.

            Example:
              sitrep import opsgenie --api-key-file /etc/sitrep/opsgenie-key > oncall.yaml
              sitrep check-config oncall.yaml
            """)

    @Option(help: "A file that holds the API key and nothing else.")
    var apiKeyFile: String
    @Option(help: "Where the API is; https://api.eu.opsgenie.com for accounts in the EU.")
    var apiBase: String = OpsgenieAPI.standardBase
    @Option(help: "A configuration whose people keep their keys, names and numbers; they are printed too.")
    var people: String?

    func validate() throws {
        guard apiBase.hasPrefix("https://") || apiBase.hasPrefix("http://") else {
            throw ValidationError("--api-base is a URL, got \"\(apiBase)\". For example: \(OpsgenieAPI.standardBase)")
        }
    }

    func run() async throws {
        let known = try knownPeople()
        let secret = SecretSource.file(apiKeyFile)
        let http = HTTPClient()
        let api = OpsgenieAPI(base: apiBase, key: { try secret.read().value }, http: http)
        let reader = OpsgenieReader(api: api) { pause in
            Complaint.print("Opsgenie asks to wait \(pause.components.seconds) s")
            // Only a cancelled task is woken earlier, and it ends anyway.
            try? await Task.sleep(for: pause)
        }
        let account: OpsgenieAccount
        do { account = try await reader.read() } catch {
            await http.shutdown()
            Complaint.print(error.sentence)
            throw ExitCode(1)
        }
        await http.shutdown()
        let now = Instant(seconds: Int64(time(nil)))
        print(
            OpsgenieImport(account, known: known, zones: { ZoneRules.named($0) }, now: now).yaml, terminator: "")
    }

    private func knownPeople() throws -> [Person] {
        guard let people else { return [] }
        let loaded = SettingsLoader.load(files: [people])
        guard let configuration = loaded.configuration else {
            for diagnostic in loaded.errors { Complaint.print(diagnostic.description) }
            throw ExitCode(1)
        }
        return Array(configuration.policy.people.values)
    }
}
