import Delivery
import HTTPClient
import Incidents
import Wording

/// What cannot be looked up afterwards, and so is said at least once: ephemeral messages, answers to a slash command's
/// own address, snippets.
extension SlackChat {
    func whisper(
        _ part: SlackBlocks.Part, _ posting: Posting, to user: String
    ) async throws(SlackFailure) -> PostedID {
        var arguments: JSONValue = [
            "channel": .string(posting.room.room), "user": .string(user), "text": .string(part.text),
            "blocks": .array(part.blocks), "parse": "none", "link_names": false,
        ]
        if let thread = posting.thread { arguments = arguments.with("thread_ts", .string(thread)) }
        do throws(SlackFailure) {
            let answer = try await api.call("chat.postEphemeral", arguments)
            return PostedID(room: posting.room, id: answer["message_ts"].string ?? posting.key)
        } catch {
            guard SlackRefusal(error.code ?? "") == .notIn || error.code == "user_not_in_channel",
                let asked = posting.inReplyTo, let address = await replies.address(asked)
            else { throw error }
            return try await answer(part, posting, at: address)
        }
    }

    /// The address that came with a slash command: good for half an hour, also where the bot is not in the channel.
    func answer(_ part: SlackBlocks.Part, _ posting: Posting, at address: String) async throws(SlackFailure) -> PostedID
    {
        let body: JSONValue = [
            "response_type": .string(posting.onlyFor == nil ? "in_channel" : "ephemeral"), "text": .string(part.text),
            "blocks": .array(part.blocks),
        ]
        let request = HTTPRequest(
            method: "POST", url: address, headers: [("Content-Type", "application/json; charset=utf-8")],
            body: body.bytes, timeout: .seconds(15), limit: 1 << 20)
        let response: HTTPResponse
        do { response = try await api.exchange(request) } catch { throw .unreachable(error) }
        switch response.status {
        case 200..<300: return PostedID(room: posting.room, id: posting.key)
        case 429: throw .limited(.seconds(5))
        case 500...: throw .unreadable(status: response.status)
        default: throw .refused(method: "response_url", code: "channel_not_found", .null)
        }
    }

    /// Longer than three messages: one with its beginning, and the whole as a file beside it.
    func snippet(_ part: SlackBlocks.Part, _ posting: Posting) async throws(SlackFailure) -> PostedID {
        var short = posting
        let blocks = posting.message.blocks
        short.message.blocks = Array(blocks.prefix(3))
        if case .list(let lines)? = short.message.blocks.last {
            short.message.blocks[short.message.blocks.count - 1] = .list(Array(lines.prefix(20)))
        }
        if case .code(let code)? = short.message.blocks.last {
            short.message.blocks[short.message.blocks.count - 1] = .code(String(code.prefix(1500)))
        }
        short.message.add("The whole is in the file above.")
        // The file first: a repeat then gives it twice rather than never.
        try await upload(posting)
        return try await put(SlackBlocks(short.message, markup: markup).parts[0], posting, key: posting.key)
    }

    private func upload(_ posting: Posting) async throws(SlackFailure) {
        let bytes = Array(PlainText.render(posting.message, everyone: "everybody here").utf8)
        let place = try await api.call(
            "files.getUploadURLExternal", ["filename": "sitrep.txt", "length": .int(Int64(bytes.count))])
        guard let url = place["upload_url"].string, let file = place["file_id"].string else {
            throw .unreadable(status: 200)
        }
        let request = HTTPRequest(
            method: "POST", url: url, headers: [("Content-Type", "text/plain; charset=utf-8")], body: bytes,
            timeout: .seconds(30), limit: 1 << 20)
        let response: HTTPResponse
        do { response = try await api.exchange(request) } catch { throw .unreachable(error) }
        guard (200..<300).contains(response.status) else { throw .unreadable(status: response.status) }
        var arguments: JSONValue = [
            "files": [["id": .string(file), "title": "The whole message"]], "channel_id": .string(posting.room.room),
        ]
        if let thread = posting.thread { arguments = arguments.with("thread_ts", .string(thread)) }
        _ = try await api.call("files.completeUploadExternal", arguments)
    }
}
