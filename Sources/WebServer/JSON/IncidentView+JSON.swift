import Incidents

extension IncidentView {
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("id", id.description)
            json.field("number", id.number)
            json.field("label", label)
            json.field("title", title)
            json.field("severity", severity.label)
            json.field("severity_rank", severity.rank)
            json.field("phase", phase.rawValue)
            json.field("kind", kind.rawValue)
            json.field("private", isPrivate)
            json.field("declared_at", declaredAt)
            json.field("declared_by", declaredBy?.key)
            json.field("started_at", startedAt)
            json.field("last_update_at", lastUpdateAt)
            json.field("mitigated_at", mitigatedAt)
            json.field("resolved_at", resolvedAt)
            json.field("closed_at", closedAt)
            writePeople(to: &json)
            writeFields(to: &json)
            writeLists(to: &json)
            json.field("merged_into", mergedInto?.description)
            json.field("next_due", nextDue)
            json.field("next_rule", nextRule?.rawValue)
            json.array("due", dues) { json, due in
                json.object { json in
                    json.field("rule", due.rule.rawValue)
                    json.field("at", due.at)
                }
            }
        }
    }

    /// A role has one holder; experts are many and stand apart.
    private func writePeople(to json: inout JSONWriter) {
        json.field("commander", commander?.person.key)
        json.object("roles") { json in
            for holder in holders where holder.role != .expert {
                json.field(named: holder.role.rawValue, holder.person.key)
            }
        }
        json.array("experts", holders.filter { $0.role == .expert }) { json, holder in
            json.element(holder.person.key)
        }
    }

    private func writeFields(to json: inout JSONWriter) {
        json.field("impact", standing.impact)
        json.field("status", standing.status)
        json.field("theory", standing.theory)
        json.field("last_action", standing.lastAction)
        json.field("next_action", standing.nextAction)
        json.field("next_action_by", standing.nextActionBy)
        json.field("cause", standing.cause)
        json.field("stands", stands)
        json.field("phase_since", standing.since)
        json.field("phase_words", standing.words)
        json.field("mitigation", standing.mitigation)
        json.field("over_since", standing.overSince)
    }

    private func writeLists(to json: inout JSONWriter) {
        json.array("rooms", rooms) { json, link in
            json.object { json in
                json.field("chat", link.room.chat)
                json.field("room", link.room.room)
                json.field("purpose", link.purpose.rawValue)
                json.field("name", link.name)
            }
        }
        json.array("tasks", tasks) { json, task in
            json.object { json in
                json.field("number", task.number)
                json.field("text", task.text)
                json.field("owner", task.owner?.key)
                json.field("due", task.due)
                json.field("done_at", task.doneAt)
            }
        }
    }
}

extension TimelineRow {
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("seq", seq)
            json.field("at", at)
            json.field("by", by?.key)
            json.field("kind", kind)
            json.field("text", text)
            json.field("deadline", deadline)
        }
    }
}
