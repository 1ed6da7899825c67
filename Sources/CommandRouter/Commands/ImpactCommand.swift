import Incidents

struct ImpactCommand: Command {
    let name = "impact"
    let group = CommandGroup.incident
    let syntax = "!impact [text]"
    let summary = "Says who is hurt and how, or changes it."
    let examples = ["!impact 12 % of checkouts fail, EU only", "!impact"]
    let next = ["update", "severity"]
    let reads = Reading.text
    let keepsWords = true

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        guard let text = arguments.optionalText() else { return .query(.impact, in: arguments.incident) }
        return .act(.setImpact(text), in: arguments.incident)
    }
}
