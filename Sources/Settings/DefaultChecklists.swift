import Incidents

/// The checklists of the published guides, in our words: those that hold where the configuration says nothing else.
enum DefaultChecklists {
    static let yaml = """
        checklists:
          war-room:
            title: The first five minutes
            when: declared
            items:
              - One person commands and has said so
              - The severity is set, in doubt the higher one
              - Operations, communications and scribe have a name each
              - Whoever is needed is paged and on the bridge
              - Symptom, start and last change are written down
              - Customers have a first word, where the severity asks for it
          during:
            title: While it lasts
            when: never
            items:
              - Updates come when they are due, also with nothing new
              - Whoever commands does not debug
              - One change at a time, said before and noted after
              - Each task has an owner and an end
              - Impact and severity are looked at again
              - Nobody goes on for three hours without being relieved
          before-resolved:
            title: Before it is called resolved
            when: mitigated
            items:
              - Metrics are clean for 5 minutes
              - Synthetic monitors are green
              - No new reports come in
              - Every path of debugging is closed or has a task
              - Changes made in a hurry are written down
          security:
            title: Security
            when: never
            items:
              - The attack is stopped, and its vector cut
              - Whoever is needed is let in, and nobody else
              - What was reached is isolated, not switched off
              - Logs and images are kept before anything is mended
              - The timeline says what the attacker did, and when
              - Which data was reached is known, and whose
              - Keys and passwords that were within reach are changed
              - Legal has said whom we must tell, and by when
              - What remains at risk has an owner
          at-close:
            title: Before the room is closed
            when: resolved
            items:
              - Customers and executives know that it is over
              - The timeline is complete
              - Follow-ups have owners and dates
              - The review has a date and an author
              - Emergency access, flags and silenced alerts are back to normal
              - Everybody was thanked

        """

    static let lists: [String: Checklist] = {
        let problems = Problems()
        let value = YamlText(file: "default", text: yaml, problems: problems).value()
        guard case .map(let entries)? = value?.content else { return [:] }
        var draft = Draft(root: entries, problems: problems)
        draft.readOwnChecklists()
        return draft.policy.checklists
    }()
}
