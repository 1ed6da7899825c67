import Delivery
import FoundationEssentials
import HTTPClient
import Incidents

/// The bytes of a calendar, from a file or from the network, never more than the limit.
enum CalendarOctets {
    static func answer(
        to request: HTTPRequest, schedule: String,
        _ exchange: @Sendable (HTTPRequest) async throws(HTTPFailure) -> HTTPResponse
    ) async throws(DeliveryFailure) -> [UInt8] {
        let what = "The calendar of schedules.\(schedule) could not be read"
        let response: HTTPResponse
        do { response = try await exchange(request) } catch {
            throw DeliveryFailure(error.kind == .badURL ? .never : .later, "\(what): \(error.message)")
        }
        switch response.status {
        case 200..<300: return response.body
        case 429, 503:
            // Seconds; the other form of the header, a date, counts as not said.
            let wait = response.header("Retry-After").flatMap { Int($0) }.map {
                Duration.seconds(min(max($0, 1), 3600))
            }
            throw DeliveryFailure(wait.map { .after($0) } ?? .later, "\(what): not now (\(response.status))")
        case 300..<400: throw DeliveryFailure(.never, "\(what): it has moved too often (\(response.status))")
        case 401, 403, 404, 410:
            throw DeliveryFailure(.never, "\(what) (\(response.status)); check its address, and that it is shared")
        case 400..<500: throw DeliveryFailure(.never, "\(what) (\(response.status))")
        default: throw DeliveryFailure(.later, "\(what) (\(response.status))")
        }
    }

    static func file(_ path: String, limit: Int, schedule: String) throws(DeliveryFailure) -> [UInt8] {
        let what = "The calendar of schedules.\(schedule) could not be read"
        do {
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            // A pipe would keep us waiting, a device never end.
            guard attributes[.type] as? FileAttributeType == .typeRegular else {
                throw DeliveryFailure(.never, "\(what): \(path) is no file")
            }
            guard let size = attributes[.size] as? Int, size <= limit else {
                throw DeliveryFailure(.never, "\(what): \(path) is larger than \(limit) bytes")
            }
            return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        } catch let failure as DeliveryFailure {
            throw failure
        } catch {
            throw DeliveryFailure(.later, "\(what): \(path) cannot be opened; check that it is there and may be read")
        }
    }
}
