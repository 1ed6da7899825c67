import Incidents

/// The severities of the published guides: what applies where no `severity_matrix` is configured.
enum DefaultMatrix {
    static let yaml = """
        severity_matrix:
          P1:
            means: complete outage, more than 10 % errors, data loss or a security breach
            response_time: 15 minutes
            escalate_after: 30 minutes without mitigation
            escalate_to: engineering team lead
            notify_at_start: [engineering manager, product manager]
            notify_vp_after: 60 minutes without mitigation
            customer_comms: required (status page + email)
            update_every: 15 minutes
          P2:
            means: partial outage, under 10 % errors, degraded for more than 1 % of users, or a key feature gone
            page: primary and backup
            response_time: 30 minutes
            escalate_after: 60 minutes without mitigation
            notify_at_start: [engineering manager]
            notify_vp_after: never
            customer_comms: status page
          P3:
            means: limited impact, there is a workaround, or one customer
            page: initial responder
            response_time: 2 hours
            escalate_after: 4 hours without resolution
            notify_at_start: []
            customer_comms: optional
            update_every: 60 minutes
          P4:
            means: no customer impact yet
            page: nobody
            response_time: 24 hours
            escalate_after: never
            customer_comms: none
            update_every: never

        """

    /// Its rules for a policy that may know none of these names: whoever is missing is told nothing, without an error.
    static func rules(for policy: Policy) -> [SeverityRule] {
        let problems = Problems()
        guard case .map(let entries)? = YamlText(file: "default", text: yaml, problems: problems).value()?.content
        else {
            return []
        }
        var draft = Draft(root: entries, problems: problems)
        draft.policy = policy
        draft.policy.severities = []
        draft.readSeverities()
        return draft.policy.severities
    }
}
