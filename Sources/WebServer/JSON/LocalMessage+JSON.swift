import Incidents

extension LocalMessage {
    /// All keys always, null where there is nothing, so that a client need not ask whether a key is there.
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("seq", seq)
            json.field("id", id)
            json.field("author", author)
            json.field("text", text)
            json.field("thread", thread)
            json.field("at", at)
            json.field("in_reply_to", inReplyTo)
            json.field("edited_at", editedAt)
            json.field("kind", kind)
        }
    }
}

extension LocalRoom {
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("room", name)
            json.field("topic", topic)
            json.field("created_at", createdAt)
            json.field("incident", incident?.description)
            json.field("last_seq", lastSeq)
        }
    }
}
