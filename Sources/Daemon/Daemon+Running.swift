import Delivery
import FoundationEssentials
import HTTPClient
import Settings

/// What `sitrep doctor` learns from a daemon that runs under the same configuration: what hinders it, and whose calls it
/// turns away. Where none answers there is nothing to say.
extension Daemon {
    private struct Readyz: Decodable {
        var troubles: [String]
    }

    static func running(_ configuration: Configuration, _ http: HTTPClient) async -> Checkup? {
        let listen = configuration.server.listen.description
        let address = listen.replacing("0.0.0.0:", with: "127.0.0.1:").replacing("[::]:", with: "[::1]:")
        guard !address.hasSuffix(":0") else { return nil }
        // Without one the sentences are only for who asks from here, and that may do.
        let token = configuration.server.tokens.lazy.compactMap { try? $0.secret.read().value }.first
        func get(_ path: String) async -> HTTPResponse? {
            let headers = token.map { [("Authorization", "Bearer \($0)")] } ?? []
            let request = HTTPRequest(
                method: "GET", url: "http://\(address)\(path)", headers: headers, timeout: .seconds(3), proxy: "")
            // No daemon runs here, or not yet: no finding.
            return try? await http.send(request)
        }
        guard let ready = await get("/readyz"),
            let body = try? JSONDecoder().decode(Readyz.self, from: Data(ready.body))
        else { return nil }
        var found = body.troubles.map { Finding("nothing hinders it", trouble: $0) }
        found += refused(await get("/metrics")?.text ?? "")
        return Checkup(
            subject: "the daemon at \(address)", findings: found.isEmpty ? [Finding("nothing hinders it")] : found)
    }

    /// `sitrep_webhook_refused_total{path="/pagers/opsgenie",status="401"} 3`
    static func refused(_ metrics: String) -> [Finding] {
        metrics.split(separator: "\n").filter { $0.hasPrefix("sitrep_webhook_refused_total{") }.compactMap { line in
            let parts = line.split(separator: "\"")
            guard parts.count == 5, let count = parts[4].split(separator: " ").last else { return nil }
            let isUnsigned = parts[3] == "401"
            return Finding(
                "\(parts[1]) takes what is called",
                trouble: "it refused \(count) since its start (\(parts[3])"
                    + (isUnsigned
                        ? "): the secret there is not ours; compare the two" : "): not what the service sends"))
        }
    }
}
