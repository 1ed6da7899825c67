/// The small forms behind the buttons. Each makes the very command that could be typed; the room sees that.
enum RoomForms {
    static let markup: Markup = """
        <dialog id="update-form" class="form" aria-labelledby="update-title"><form method="dialog">
        <h2 id="update-title">Update</h2>
        <p class="quiet">Tells the room where things stand. Leave out what has not changed.</p>
        \(field("update-status", "Status", "status", "rolling back, errors falling"))
        \(field("update-impact", "Impact", "impact", "12 % of checkouts"))
        \(field("update-theory", "Theory", "theory", "pool exhausted since deploy 4711"))
        \(field("update-next", "Next action", "next", "raise the limit"))
        \(field("update-eta", "Next update in", "eta", "15m"))
        \(buttons("Send the update"))
        </form></dialog>
        <dialog id="mitigated-form" class="form" aria-labelledby="mitigated-title"><form method="dialog">
        <h2 id="mitigated-title">Mitigated</h2>
        <p class="quiet">The bleeding has stopped. The watch before resolving begins.</p>
        \(field("mitigated-what", "What was done", "", "rolled back deploy 4711"))
        \(buttons("It is mitigated"))
        </form></dialog>
        <dialog id="resolved-form" class="form" aria-labelledby="resolved-title"><form method="dialog">
        <h2 id="resolved-title">Resolved</h2>
        <p class="quiet">It is over: metrics are clean, nobody reports anything new.</p>
        \(field("resolved-what", "What mended it", "", "the pool's limit was raised"))
        \(buttons("It is resolved"))
        </form></dialog>
        """

    private static func field(_ id: String, _ label: String, _ name: String, _ example: String) -> Markup {
        """
        <label for="\(id)">\(label)</label><input id="\(id)" name="\(name)" maxlength="500" autocomplete="off" \
        placeholder="\(example)">
        """
    }

    private static func buttons(_ label: String) -> Markup {
        """
        <div class="row end"><button type="button" class="quiet-button" data-close>Cancel</button>\
        <button type="submit" value="send">\(label)</button></div>
        """
    }
}
