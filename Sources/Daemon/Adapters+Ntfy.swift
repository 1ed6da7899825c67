import HTTPClient
import Incidents
import Pagers
import Settings

extension Adapters {
    static func ntfy(_ ntfy: NtfySettings, _ configuration: Configuration, _ http: HTTPClient) throws -> NtfyPager {
        let login: NtfyPager.Login?
        switch ntfy.login {
        case .token(let token):
            login = .token { try token.read().value }
        case .user(let user, let password):
            login = .user(user, password: { try password.read().value })
        case nil: login = nil
        }
        let topics = ntfy.topics
        return NtfyPager(
            name: ntfy.name, apiBase: ntfy.apiBase, login: login,
            topic: { address in
                switch topics[address] {
                case .open(let name): .init(name, isSecret: false)
                case .secret(let source): .init(try source.read().value, isSecret: true)
                case nil: nil
                }
            }, acknowledge: "\(configuration.policy.prefix)ack", http: http)
    }
}
