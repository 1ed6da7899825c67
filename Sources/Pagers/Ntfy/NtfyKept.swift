import FoundationEssentials

/// A message that the server kept, one line of its answer. https://docs.ntfy.sh/subscribe/api/#json-message-format
struct NtfyKept: Decodable {
    private var event: String
    private var title: String?
    private var message: String?
    private var sequence: String?
    private enum CodingKeys: String, CodingKey {
        case event, title, message
        case sequence = "sequence_id"
    }

    init?(_ line: some Collection<UInt8>) {
        // Losing the error is right: a line of another shape is no message of ours.
        guard let kept = try? JSONDecoder().decode(NtfyKept.self, from: Data(line)) else { return nil }
        self = kept
    }

    /// By our mark; where the server is too old to keep it, by what it says.
    func matches(_ other: NtfyMessage) -> Bool {
        guard event == "message" else { return false }
        return sequence == other.sequence || title == other.title && message == other.message
    }
}
