import HTTPTypes
import HummingbirdCore
import NIOCore

extension Site {
    /// 200 when the daemon does its work, else 503. The sentences are for those who may see them.
    func readiness(_ mayReadTroubles: Bool) async -> Response {
        let state = await backend.readiness()
        // To whoever may not read them it is said that there are some: an empty list would say that all is well.
        let count = state.troubles.count
        let hidden = count == 0 ? [] : ["\(count) trouble\(count == 1 ? "" : "s"): show a token to read"]
        let troubles = mayReadTroubles ? state.troubles : hidden
        func write(_ json: inout JSONWriter) {
            json.field("ready", state.ready)
            json.array("troubles", troubles) { $0.element($1) }
        }
        if state.ready { return .json(.ok, write) }
        let detail = troubles.isEmpty ? "Not ready." : "Not ready: \(troubles.joined(separator: "; "))"
        let problem = Problem(.serviceUnavailable, detail)
        return problem.response(problem.body(write))
    }

    func metrics(_ mayRead: Bool) async throws -> Response {
        guard mayRead else { throw Problem.unauthorized }
        var buffer = ByteBuffer()
        let own = [
            counts.family(), webhooks.refusals.family(),
            MetricFamily(
                "sitrep_event_streams", help: "Streams of events that are open.", kind: .gauge,
                Double(await streams.count)),
        ]
        for family in await backend.metrics() + own { family.write(to: &buffer) }
        return Response(
            status: .ok,
            headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: buffer))
    }
}
