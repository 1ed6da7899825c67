import HTTPTypes
import HummingbirdCore
import NIOCore
import NIOHTTPTypes
import NIOHTTPTypesHTTP1

/// Stands between the HTTP codec and the handling of requests: closes connections that stall, answers what is not
/// HTTP in our own form, and lets nobody hold up the end of the server.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private var patience: ConnectionPatience
    private var look: Scheduled<Void>?
    /// An answer of our own ended it: whatever else is to be written comes too late.
    private var isOver = false

    init(limit: TimeAmount) { patience = ConnectionPatience(limit: limit, now: .now()) }

    func handlerAdded(context: ChannelHandlerContext) {
        scheduleLook(context)
        let pipeline = context.pipeline.syncOperations
        // Without the codec, in a test of its own, there is no protocol to look at.
        guard let codec = try? pipeline.handler(type: HTTP1ToHTTPServerCodec.self) else { return }
        // Losing the error is right: the handlers are added to a pipeline that has just been made.
        try? pipeline.addHandlers(Framing(), OldProtocol(), position: .before(codec))
    }
    func handlerRemoved(context: ChannelHandlerContext) { look?.cancel() }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(var head):
            let isLast = head.headerFields[.connection]?.lowercased() == "close"
            patience.requestBegan(isLast: isLast)
            // Kept from Hummingbird, which would stop reading at once: a client that is still sending a refused body
            // could not see the answer. We close when both sides are through.
            if isLast { head.headerFields[.connection] = nil }
            context.fireChannelRead(wrapInboundOut(.head(head)))
        case .body(let bytes):
            guard patience.bodyCame(bytes: bytes.readableBytes) else { return context.close(promise: nil) }
            context.fireChannelRead(data)
        case .end:
            patience.requestEnded(now: .now())
            context.fireChannelRead(data)
            if patience.isDone { context.close(promise: nil) }
        }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard !isOver else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        switch unwrapOutboundIn(data) {
        case .head(var head) where head.status.kind != .informational:
            patience.answerBegan()
            if patience.isLast { head.headerFields[.connection] = "close" }
            context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .head, .body: context.write(data, promise: promise)
        case .end:
            patience.answerEnded(now: .now())
            guard patience.isDone else { return context.write(data, promise: promise) }
            let written = promise ?? context.eventLoop.makePromise()
            let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
            written.futureResult.whenComplete { _ in bound.value.close(promise: nil) }
            context.writeAndFlush(data, promise: written)
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        patience.writabilityChanged(to: context.channel.isWritable, now: .now())
        scheduleLook(context)
        context.fireChannelWritabilityChanged()
    }

    /// The server ends. A request that is still coming in gets a second, one that is being answered three.
    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is ChannelShouldQuiesceEvent {
            let bound = NIOLoopBound((guard: self, context: context), eventLoop: context.eventLoop)
            context.eventLoop.scheduleTask(in: .seconds(1)) {
                if bound.value.guard.patience.isReadingRequest { bound.value.context.close(promise: nil) }
            }
            context.eventLoop.scheduleTask(in: .seconds(3)) { bound.value.context.close(promise: nil) }
        }
        context.fireUserInboundEventTriggered(event)
    }

    /// The parser gave up. Lost connections (`IOError`, `ChannelError`) come by here too and need no answer.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if !(error is IOError || error is ChannelError || isOver) { answerGarbage(context, error) }
        context.fireErrorCaught(error)
    }

    private func answerGarbage(_ context: ChannelHandlerContext, _ error: any Error) {
        isOver = true
        guard !patience.isAnswering else { return context.close(promise: nil) }
        let fault = error as? FramingFault
        let problem = Problem(
            fault?.status ?? .badRequest,
            fault?.sentence
                ?? "This is not a request of HTTP/1.1 that can be read (\(error)). Headers may have 16 KiB.")
        let body = problem.body()
        var response = problem.response(body)
        response.headers[.connection] = "close"
        context.write(wrapOutboundOut(.head(response.head)), promise: nil)
        context.write(wrapOutboundOut(.body(body)), promise: nil)
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in bound.value.close(promise: nil) }
    }

    private func scheduleLook(_ context: ChannelHandlerContext) {
        look?.cancel()
        guard let next = patience.nextLook(now: .now()) else { return context.close(promise: nil) }
        let bound = NIOLoopBound((guard: self, context: context), eventLoop: context.eventLoop)
        look = context.eventLoop.scheduleTask(deadline: next) {
            bound.value.guard.scheduleLook(bound.value.context)
        }
    }
}
