import HTTPTypes
import HummingbirdCore
import Incidents
import NIOCore

extension Site {
    /// Writes the stream until the reader leaves, falls too far behind, or the server stops.
    func stream(
        _ subscription: Subscription, _ request: Request, _ writer: consuming ResponseWriter
    ) async throws {
        do {
            var body: any ResponseBodyWriter = try await writer.writeHead(Self.streamHead)
            try await request.body.consumeWithInboundCloseHandler { _ in
                try await self.write(subscription, to: &body)
            } onInboundClosed: {
                subscription.feed.finish()
            }
            await streams.close(subscription.number)
            try await body.finish(nil)
        } catch {
            await streams.close(subscription.number)
            throw error
        }
    }

    private func write(_ subscription: Subscription, to body: inout any ResponseBodyWriter) async throws {
        var cursor = EventCursor(after: subscription.start.after)
        var opening = ByteBuffer(string: "retry: 1000\n\n")
        for edit in subscription.start.edits { edit.writeEdit(to: &opening) }
        try await body.write(opening)
        try await replay(subscription, &cursor, to: &body)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await Self.forward(subscription.changes, to: subscription.feed) }
            for await signal in subscription.signals {
                if case .beat = signal, !gate.isStillIn(subscription.caller) { break }
                try await write(signal, of: subscription, &cursor, to: &body)
            }
            group.cancelAll()
        }
    }

    /// Moves changes into the stream's own queue, which also carries the beat. Ends with either of them.
    private static func forward(_ changes: AsyncStream<LocalMessage>, to feed: EventStreams.Feed) async {
        for await message in changes {
            guard case .enqueued = feed.yield(.message(message)) else { break }
        }
        feed.finish()
    }

    private func write(
        _ signal: Signal, of subscription: Subscription, _ cursor: inout EventCursor,
        to body: inout any ResponseBodyWriter
    ) async throws {
        var buffer = ByteBuffer()
        switch signal {
        case .beat: buffer.writeStaticString(":\n\n")
        case .here(let presence): presence.writeEvent(to: &buffer)
        case .message(let message):
            switch cursor.step(for: message) {
            case .pass: return
            case .sendEdit: message.writeEdit(to: &buffer)
            case .readGap:
                try await replay(subscription, &cursor, to: &body)
                guard cursor.last < message.seq else { return }
                message.writeEvent(to: &buffer)
            case .send: message.writeEvent(to: &buffer)
            }
            cursor.sent(message)
        }
        try await body.write(buffer)
    }

    /// Everything that stands in the room after the cursor.
    private func replay(
        _ subscription: Subscription, _ cursor: inout EventCursor, to body: inout any ResponseBodyWriter
    ) async throws {
        let page = 200
        while true {
            let messages = try await backend.messages(
                room: subscription.room, after: cursor.last, limit: page, for: subscription.viewer)
            guard !messages.isEmpty else { return }
            var buffer = ByteBuffer()
            for message in messages {
                message.writeEvent(to: &buffer)
                cursor.sent(message)
            }
            try await body.write(buffer)
            if messages.count < page { return }
        }
    }

    private static let streamHead = HTTPResponse(
        status: .ok,
        headerFields: [
            .contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store",
            // Proxies that gather an answer before they pass it on would hold the stream back.
            .accelBuffering: "no",
        ])
}

extension HTTPField.Name {
    fileprivate static var accelBuffering: Self { Self("X-Accel-Buffering") ?? .via }
}
