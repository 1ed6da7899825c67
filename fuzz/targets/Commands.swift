import CommandRouter
import Incidents

private let router = CommandRouter(prefix: "!")

/// What a person types. Asked as it is, and as said to the bot by name.
func feedRouter(_ bytes: [UInt8]) {
    let said = text(bytes)
    for isAddressed in [false, true] {
        switch router.route(said, isAddressed: isAddressed) {
        case .talk(let talk): demand(talk == said, "talk came back as another")
        case .ask: break
        }
    }
}
