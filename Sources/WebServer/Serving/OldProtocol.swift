import HTTPTypes
import NIOCore
import NIOHTTP1

/// Marks requests of HTTP/1.0. Nobody's own program speaks it any more, and a proxy that was only told where to pass
/// things on does: it names neither itself nor for whom it asks. The mark makes a caller less trusted, never more, so
/// it does no harm in a request that brings it along.
///
/// Such a client waits for the end of the connection (RFC 9112, 9.3), so it is closed behind the answer, whatever it asks for.
final class OldProtocol: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart

    static let mark = HTTPField.Name("X-Sitrep-Old-Protocol") ?? .via

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(var head) = unwrapInboundIn(data), head.version.major == 1, head.version.minor == 0 else {
            return context.fireChannelRead(data)
        }
        head.headers.add(name: Self.mark.rawName, value: "1")
        head.headers.replaceOrAdd(name: "Connection", value: "close")
        context.fireChannelRead(wrapInboundOut(.head(head)))
    }
}
