import Delivery
import Incidents
import Ledger
import Store
import Testing
import Wording

@Suite struct SharedRoomTests {
    @Test func `in a room that others share, no number and no address of ours is shown, also after a restart`() throws {
        let bench = try Bench(
            """
            zone: UTC
            people: {ana: {name: Ana, phones: ["+1 555 0101"], email: ana@example.org, handles: {matrix: "@ana:example.org"}}}
            on_call: {ic: {primary: ana}}
            rooms: {incidents: matrix}
            chats: {matrix: {homeserver: "http://127.0.0.1:9", user_id: "@sitrep:example.org", access_token_env: NONE}}
            """)
        func said(_ foreign: Bool, _ id: String) throws -> String {
            var heard = Heard(
                room: RoomRef(chat: "matrix", room: "!shared"), id: id, sender: "@ana:example.org",
                text: "!ic who @ana", at: bench.now)
            if foreign {
                heard.sender = "@other:elsewhere.org"
                heard.text = "!status"
                heard.isForeign = true
            }
            _ = bench.ledger.take([.heard([heard], remember: [:])], at: bench.now)
            return bench.ledger.startErrands(at: bench.now).map { errand in
                defer { _ = bench.ledger.take([.finished(errand.row, .done(nil))], at: bench.now) }
                guard case .say(let saying) = errand.row.errand else { return "" }
                return PlainText.render(saying.message)
            }.joined(separator: "\n")
        }
        #expect(try said(false, "$1").contains("+1 555 0101"))
        _ = try said(true, "$2")
        let after = try said(false, "$3")
        #expect(!after.contains("555") && !after.contains("ana@example.org") && after.contains("not shown here"))
        #expect(try bench.ledger.store.value("shared/matrix/!shared") != nil)
    }
}
