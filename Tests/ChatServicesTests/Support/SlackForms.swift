@testable import ChatServices

/// What a call to the Web API carried.
enum SlackForms {
    /// Objects, lists, numbers and yes or no as they were before they became a form.
    static func arguments(_ body: [UInt8]) -> JSONValue {
        guard let fields = SlackFormBody.fields(body) else { return .null }
        return .object(
            fields.mapValues { text in
                let isPlain = text.first.map { "[{".contains($0) } != true && !["true", "false"].contains(text)
                if isPlain, Int64(text) == nil { return .string(text) }
                return JSONValue(bytes: Array(text.utf8)) ?? .string(text)
            })
    }
}
