import Delivery
import Incidents

/// Looks at the key, and at everybody who would be paged: an alert for somebody unknown is taken, and reaches nobody.
extension OpsgeniePager {
    private struct Anything: Decodable {
        init(from decoder: any Decoder) throws {}
    }

    package func checkup() async -> [Finding] {
        let key = "the API key can read alerts"
        do throws(DeliveryFailure) {
            _ = try await api.get("/v2/alerts/count", Anything.self, to: "count alerts")
        } catch {
            return [Finding(key, trouble: error.sentence)]
        }
        var findings = [Finding(key)]
        for address in Set(addresses).sorted() {
            let responder = OpsgenieResponder(address: address)
            let what = "\(responder.kind.rawValue) \"\(responder.name)\" exists"
            do throws(DeliveryFailure) {
                let found = try await api.get(responder.path, Anything.self, to: "look for \"\(address)\"")
                let trouble =
                    found == nil ? "Opsgenie has none of that name: whoever is paged by it is not reached" : nil
                findings.append(Finding(what, trouble: trouble))
            } catch {
                findings.append(Finding(what, trouble: "not known: \(error.sentence)"))
            }
        }
        return findings
    }
}
