import Delivery
import FoundationEssentials
import HTTPClient
import Incidents
import Synchronization
import Testing

@testable import Pagers

/// What a pager sends for an order, where the service takes it.
struct SentRequest {
    var request: HTTPRequest
    var answer: PageAnswer
    /// Its JSON with the keys in order.
    var body: String

    var header: (String) -> String? {
        { name in request.headers.first { $0.0 == name }?.1 }
    }

    init(
        _ order: PageOrder, answering: HTTPResponse = HTTPResponse(status: 202, body: Array("{}".utf8)),
        _ make: (@escaping PagerFault.Send) -> any Pager
    ) async throws {
        let kept = Mutex<HTTPRequest?>(nil)
        let pager = make { request throws(HTTPFailure) in
            kept.withLock { $0 = request }
            return answering
        }
        answer = try await pager.send(order, key: "e17/page/0")
        request = try #require(kept.withLock { $0 })
        let value = try JSONDecoder().decode(Field.self, from: Data(request.body ?? []))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        body = String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// Enough of JSON to put its keys in order.
    private indirect enum Field: Codable {
        case text(String)
        case list([Field])
        case members([String: Field])
        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if let text = try? value.decode(String.self) {
                self = .text(text)
            } else if let list = try? value.decode([Field].self) {
                self = .list(list)
            } else {
                self = .members(try value.decode([String: Field].self))
            }
        }
        func encode(to encoder: any Encoder) throws {
            var value = encoder.singleValueContainer()
            switch self {
            case .text(let text): try value.encode(text)
            case .list(let list): try value.encode(list)
            case .members(let members): try value.encode(members)
            }
        }
    }
}
