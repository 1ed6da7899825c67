import CCrypto
import HTTPTypes
import HummingbirdCore
import NIOCore

/// A file that the pages load. Its name holds a hash of its content, so browsers keep it for ever and a new version
/// of the program has a new name.
struct Asset: Sendable {
    var name: String
    private var type: String
    private var content: ByteBuffer

    static let style = Asset("sitrep", "css", "text/css; charset=utf-8", StyleSheet.text)
    static let script = Asset("sitrep", "js", "text/javascript; charset=utf-8", Script.text)

    /// A dot in a ring.
    static let icon = Asset(
        "sitrep", "svg", "image/svg+xml",
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="13" fill="none" \
        stroke="#2f6fdb" stroke-width="4"/><circle cx="16" cy="16" r="5" fill="#2f6fdb"/></svg>
        """)

    private init(_ stem: String, _ suffix: String, _ type: String, _ text: String) {
        name = "\(stem)-\(Self.hash(text)).\(suffix)"
        self.type = type
        content = ByteBuffer(string: text)
    }

    func response(to request: Request) -> Response {
        var headers = Page.securityHeaders
        headers[.contentType] = type
        headers[.cacheControl] = "public, max-age=31536000, immutable"
        headers[.eTag] = "\"\(name)\""
        if request.headers[.ifNoneMatch]?.contains("\"\(name)\"") == true {
            return Response(status: .notModified, headers: headers)
        }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: content))
    }

    private static func hash(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var digest = [UInt8](repeating: 0, count: 32)
        EVP_Digest(bytes, bytes.count, &digest, nil, EVP_sha256(), nil)
        return digest.prefix(6).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}

extension Site {
    func asset(_ name: String, _ request: Request) throws(Problem) -> Response {
        switch name {
        case Asset.style.name: return Asset.style.response(to: request)
        case Asset.icon.name: return Asset.icon.response(to: request)
        case Asset.script.name: return Asset.script.response(to: request)
        default: throw .noSuchPath("/assets/\(name)")
        }
    }
}
