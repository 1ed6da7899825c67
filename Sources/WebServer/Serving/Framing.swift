import HTTPTypes
import NIOCore
import NIOHTTP1

/// Refuses a request of which nobody can say where it ends: the parser takes some that we cannot hold to, and then the
/// connection would wait for bytes that never come, or take another request's for its own.
final class Framing: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart

    private var isRefused = false

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isRefused else { return }
        guard case .head(let head) = unwrapInboundIn(data), let fault = FramingFault(head) else {
            return context.fireChannelRead(data)
        }
        isRefused = true
        context.fireErrorCaught(fault)
    }
}

/// What is wrong with the length of a body, and how it is answered.
struct FramingFault: Error, Hashable {
    var status: HTTPResponse.Status
    var sentence: String

    init?(_ head: HTTPRequestHead) {
        let encodings = head.headers["Transfer-Encoding"]
        if !encodings.isEmpty, head.version.major == 1, head.version.minor == 0 {
            self.init(.badRequest, "HTTP/1.0 knows no Transfer-Encoding. Send a Content-Length, or speak HTTP/1.1.")
            return
        }
        let lengths = head.headers["Content-Length"]
        guard let length = lengths.first else { return nil }
        guard lengths.count == 1, encodings.isEmpty else {
            self.init(.badRequest, "A request has one Content-Length, or a Transfer-Encoding, and not both.")
            return
        }
        guard !length.isEmpty, length.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            self.init(.badRequest, "Content-Length must be a whole number; got \"\(length.prefix(40))\".")
            return
        }
        guard Int(length) == nil else { return nil }
        self.init(.contentTooLarge, "A Content-Length of \(length.prefix(40)) is more than there is. Send less.")
    }

    private init(_ status: HTTPResponse.Status, _ sentence: String) {
        self.status = status
        self.sentence = sentence
    }
}
