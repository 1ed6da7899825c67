import HTTPTypes
import HummingbirdCore
import Incidents
import Logging
import NIOCore

/// All that answers are made of. The answers themselves are extensions, a file a concern.
struct Site: Sendable {
    var backend: any RoomBackend
    var gate: Gate
    var streams: EventStreams
    var counts: RequestCounts
    var logger: Logger
    var webhooks: WebhookTable
    let roomQuota = SharedRoomQuota()

    static let largestBody = 64 * 1024

    /// One request: looks who asks, finds the route, answers. Whatever goes wrong becomes a problem document.
    func respond(_ request: Request, _ writer: consuming ResponseWriter, _ channel: any Channel) async throws {
        let answer: Answer
        do {
            answer = try await self.answer(to: request, from: channel.remoteAddress, writer)
        } catch let problem as Problem {
            answer = .whole(problem.response())
        } catch let error as NoSuchRoom {
            answer = .whole(Problem.noSuchRoom(error.room).response())
        } catch let refusal as SubmitRefusal {
            // Making a room is refused in the same words as a message.
            answer = .whole(refusal.problem(room: "").response())
        } catch let lost as LostRequest {
            throw lost.reason
        } catch {
            logger.error(
                "A request failed",
                metadata: ["path": "\((request.head.path ?? "").prefix { $0 != "?" })", "error": "\(error)"])
            let problem = Problem(.internalServerError, "It failed inside the server: \(error). Try again.")
            answer = .whole(problem.response())
        }
        switch answer {
        case .whole(let response):
            counts.add(status: response.status.code)
            let isHead = request.method == .head
            try await writer.write(response: response.head, body: isHead ? ResponseBody() : response.body)
        case .stream(let subscription):
            counts.add(status: 200)
            try await stream(subscription, request, writer)
        }
    }

    private func answer(
        to request: Request, from peer: SocketAddress?, _ writer: borrowing ResponseWriter
    ) async throws -> Answer {
        let target = request.head.path ?? "/"
        if let webhook = webhooks.webhook(at: target) { return .whole(try await call(webhook, request, writer)) }
        let caller = try gate.admit(request.head)
        guard let path = RequestPath(target) else {
            throw Problem.badRequest("The path has a broken escape or is not UTF-8.")
        }
        let isAPI = path.segments.first == "api"
        if isAPI, case .stranger = caller { throw Problem.unauthorized }
        guard let route = Route(path) else { throw Problem.noSuchPath(target) }
        guard route.methods.contains(request.method) else {
            let allowed = route.methods.map(\.rawValue).joined(separator: ", ")
            throw Problem(
                .methodNotAllowed, "\(request.method.rawValue) does nothing here. Use \(allowed).",
                headers: [.allow: allowed])
        }
        if case .messages(let room) = route, request.method == .post {
            return .whole(try await post(to: room, request, caller, writer))
        }
        if let answer = try await entrance(route, path, request, caller, writer) { return .whole(answer) }
        return try await read(route, path, request, caller, peer)
    }

    private func read(
        _ route: Route, _ path: RequestPath, _ request: Request, _ caller: Caller, _ peer: SocketAddress?
    ) async throws -> Answer {
        switch route {
        case .home: .whole(try await homePage(path, caller))
        case .roomPage(let room): .whole(try await roomPage(room, caller))
        case .asset(let name): .whole(try asset(name, request))
        case .panel(let room): .whole(try await panel(of: room, caller))
        case .incidentPage(let id): .whole(try await incidentPage(id, path, caller))
        case .completions: .whole(await completions())
        case .rooms: .whole(try await rooms(path, caller))
        case .room(let name): .whole(try await makeRoom(name, request, caller, Source(caller, at: peer)))
        case .messages(let room): .whole(try await messages(of: room, path, caller))
        case .events(let room): .stream(try await subscribe(to: room, path, request, caller, Source(caller, at: peer)))
        case .incidents: .whole(try await incidents(path, caller))
        case .incident(let id): .whole(try await incident(id, caller))
        case .timeline(let id): .whole(try await timeline(of: id, path, caller))
        case .enter, .signOut, .revoke: throw Problem.noSuchPath(request.head.path ?? "/")
        case .health: .whole(.json(.ok) { $0.field("status", "ok") })
        case .readiness: .whole(await readiness(isOpen(to: caller, request, peer)))
        case .metrics: .whole(try await metrics(isOpen(to: caller, request, peer)))
        }
    }

    private func isOpen(to caller: Caller, _ request: Request, _ peer: SocketAddress?) -> Bool {
        caller != .stranger || gate.isLocal(request.head, peer: peer)
    }
}

/// What a request gets: a whole response, or a stream that goes on.
enum Answer: Sendable {
    case whole(Response)
    case stream(Subscription)
}

/// The body could not be read to its end: there is nobody to answer.
struct LostRequest: Error {
    var reason: any Error
}

extension Response {
    /// A small JSON object, never kept by a cache.
    static func json(_ status: HTTPResponse.Status, _ fields: (inout JSONWriter) -> Void) -> Response {
        var json = JSONWriter()
        json.object(nil, fields)
        return .json(status, json)
    }

    static func json(_ status: HTTPResponse.Status, _ json: JSONWriter) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: json.buffer))
    }
}
