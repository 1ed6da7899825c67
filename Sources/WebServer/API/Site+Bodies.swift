import HTTPTypes
import HummingbirdCore
import NIOCore

extension Site {
    /// The body of a request that must be JSON, at most 64 KiB.
    func jsonBody(_ request: Request, _ writer: borrowing ResponseWriter) async throws -> ByteBuffer {
        try requireJSON(request)
        return try await body(request, writer, limit: Self.largestBody)
    }

    /// The body, however it is framed. One beyond the limit is refused as soon as that is known; what is still on its
    /// way is thrown away unread by the connection.
    func body(
        _ request: Request, _ writer: borrowing ResponseWriter, limit: Int
    ) async throws -> ByteBuffer {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
            throw Problem.tooLarge(limit)
        }
        if request.headers[.expect]?.lowercased() == "100-continue" {
            try await writer.writeInformationalHead(HTTPResponse(status: .continue))
        }
        return try await collect(request, limit: limit)
    }

    func requireJSON(_ request: Request) throws(Problem) {
        let type = request.headers[.contentType]
        if type == "application/json" { return }
        let media = type?.prefix { $0 != ";" }.trimmed.lowercased()
        guard media == "application/json" else {
            let got = type.map { "got \($0.prefix(60))" } ?? "it is missing"
            throw Problem(.unsupportedMediaType, "Content-Type must be application/json; \(got).")
        }
    }

    func collect(_ request: Request, limit: Int) async throws -> ByteBuffer {
        var whole = ByteBuffer()
        do {
            for try await part in request.body {
                guard whole.readableBytes + part.readableBytes <= limit else { throw Problem.tooLarge(limit) }
                if whole.readableBytes == 0 { whole = part } else { whole.writeImmutableBuffer(part) }
            }
        } catch let problem as Problem {
            throw problem
        } catch {
            throw LostRequest(reason: error)
        }
        return whole
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        let start = drop { $0 == " " || $0 == "\t" }
        guard let last = start.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
        return start[...last]
    }
}
