import Delivery
import Incidents

extension SlackHearing {
    /// By `type`. https://docs.slack.dev/reference/interaction-payloads
    func interaction(_ payload: JSONValue) async -> SlackAnswer {
        switch payload["type"].string {
        case "block_actions": return await pressed(payload)
        case "view_submission": return await submitted(payload)
        case "shortcut", "message_action": return await shortcut(payload)
        // A form that was closed asks for nothing. The others belong to what we do not post: menus that are filled
        // from outside, steps of workflows, and the attachments and dialogs of old.
        case "view_closed", "block_suggestion", "workflow_step_edit", "interactive_message", "dialog_submission",
            "dialog_cancellation", "dialog_suggestion":
            return .kept(nil)
        case nil: return .refused("an interaction has a type")
        default: return .kept(nil)
        }
    }

    /// A button of ours: its value is the command, or the form, that it stands for.
    private func pressed(_ payload: JSONValue) async -> SlackAnswer {
        let container = payload["container"]
        guard
            let action = payload["actions"].array.first(where: { $0["action_id"].string?.hasPrefix("sitrep:") == true }
            ),
            let value = action["value"].string, !value.isEmpty,
            let user = SlackID.checked(payload["user"]["id"].string),
            let channel = SlackID.checked(payload["channel"]["id"].string ?? container["channel_id"].string)
        else { return .kept(nil) }
        let message = payload["message"]
        let ts = message["ts"].string ?? container["message_ts"].string
        let thread = Self.thread(of: message, ts) ?? Self.thread(of: container, ts)
        switch Message.Press(value) {
        case .form(let form):
            guard let trigger = SlackID.checked(payload["trigger_id"].string) else { return .kept(nil) }
            // Where it fails the button stays, and can be pressed again.
            _ = await open(SlackForm(form), trigger: trigger, room: channel, thread: thread)
            return .kept(nil)
        case .command(let typed):
            guard let actionTS = SlackID.checked(action["action_ts"].string),
                let id = SlackID.checked("button.\(actionTS).\(user)")
            else { return .kept(nil) }
            var heard = Heard(
                room: room(channel), id: id, sender: user, text: String(typed.unicodeScalars.prefix(2000)),
                thread: thread, at: SlackID.instant(actionTS) ?? chat.now())
            heard.isAddressed = true
            heard.isUnseen = true
            heard.isForeign = await isForeign(presser: payload)
            return await keep(heard)
        }
    }

    /// A form of ours that was filled in. The empty answer closes it; where it could not be kept it stays open.
    private func submitted(_ payload: JSONValue) async -> SlackAnswer {
        let view = payload["view"]
        guard let (form, place) = SlackForm.sent(view) else { return .kept(nil) }
        guard let user = SlackID.checked(payload["user"]["id"].string),
            let id = SlackID.checked(view["id"].string.map { "view.\($0)" })
        else { return .refused("a view_submission has a user and a view with ids") }
        switch form.read(view["state"], severities: chat.options.severities) {
        case .errors(let errors):
            return .kept(["response_action": "errors", "errors": .object(errors.mapValues { .string($0) })])
        case .command(let text):
            // Without a room the answer goes to whoever asked, as a direct message.
            var heard = Heard(
                room: room(place.room ?? user), id: id, sender: user, text: text, thread: place.thread, at: chat.now())
            heard.isAddressed = true
            heard.isUnseen = true
            heard.isForeign = await isForeign(presser: payload)
            return await keep(heard)
        }
    }

    /// Declaring from anywhere, or from a message. Other shortcuts are not ours.
    private func shortcut(_ payload: JSONValue) async -> SlackAnswer {
        guard payload["callback_id"] == "sitrep_declare", let trigger = SlackID.checked(payload["trigger_id"].string),
            let user = SlackID.checked(payload["user"]["id"].string)
        else { return .kept(nil) }
        let channel = SlackID.checked(payload["channel"]["id"].string)
        _ = await open(.declare, trigger: trigger, room: channel ?? user, thread: nil)
        return .kept(nil)
    }
}
