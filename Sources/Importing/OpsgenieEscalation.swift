/// Whom an alert reaches next, and after how long.
/// https://docs.opsgenie.com/docs/escalation-api
package struct OpsgenieEscalation: Decodable, Sendable {
    package struct Rule: Decodable, Sendable {
        package struct Delay: Decodable, Sendable {
            var timeAmount: Int?
            var timeUnit: String?
            private enum CodingKeys: String, CodingKey { case timeAmount, timeUnit }
        }
        var condition: String?
        var delay: Delay?
        var recipient: OpsgenieRecipient?
        private enum CodingKeys: String, CodingKey { case condition, delay, recipient }
    }
    var name: String
    var rules: [Rule]?
    private enum CodingKeys: String, CodingKey { case name, rules }
}
