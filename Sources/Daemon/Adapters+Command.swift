import Glibc
import Incidents
import Pagers
import Settings

extension Adapters {
    private static let usualPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

    static func command(_ command: CommandSettings, _ configuration: Configuration) throws -> CommandPager {
        // Our own PATH and what is configured, nothing else of ours.
        let path = getenv("PATH").map { String(cString: $0) } ?? usualPath
        let variables = command.environment
        let environment: @Sendable () throws -> [String: String] = {
            var found = ["PATH": path]
            for (name, variable) in variables {
                switch variable {
                case .plain(let text): found[name] = text
                case .secret(let source): found[name] = try source.read().value
                }
            }
            return found
        }
        let people = configuration.policy.people
        return CommandPager(
            name: command.name, words: command.words, environment: environment, limit: command.limit,
            person: { people[$0] }, now: WallClock.now)
    }
}
