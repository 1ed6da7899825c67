/// How the server broke RFC 6455, with the code that the closing frame gives for it.
struct WebSocketFault: Error, Hashable {
    var code: Int
    /// Completes "… broke the WebSocket protocol: ".
    var what: String

    static func breach(_ what: String) -> WebSocketFault { WebSocketFault(code: 1002, what: what) }
    static let notUTF8 = WebSocketFault(code: 1007, what: "a text is not UTF-8")
    static let notText = WebSocketFault(code: 1003, what: "a message is not text")
    static let tooLarge = WebSocketFault(code: 1009, what: "a message is larger than what is accepted")

    func failure(_ place: Destination, limit: Int) -> HTTPFailure {
        guard self != .tooLarge else {
            let message = "a message of \(place) on the WebSocket is larger than what is accepted (\(limit) bytes)"
            return HTTPFailure(kind: .tooLarge, mayHaveArrived: true, message: message)
        }
        let message = "\(place) broke the WebSocket protocol: \(what)"
        return HTTPFailure(kind: .other, mayHaveArrived: true, message: message)
    }
}
