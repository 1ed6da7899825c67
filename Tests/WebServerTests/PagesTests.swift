import Foundation
import Incidents
import Testing

@testable import WebServer

@Suite struct PagesTests {
    private static let hostile = "<script>alert(1)</script> @everyone \"quoted\" 'single' & <!-- <img src=x onerror=y>"

    @Test("what is interpolated is escaped, what is markup is not")
    func markup() {
        let inner: Markup = "<b>\("<i>")</b>"
        let whole: Markup = "<p title=\"\("\"'&")\">\(inner)\([inner])\(7)</p>"
        #expect(whole.html == "<p title=\"&quot;&#39;&amp;\"><b>&lt;i&gt;</b><b>&lt;i&gt;</b>7</p>")
    }

    @Test("nothing hostile stands unescaped in any page, wherever people could have put it")
    func hostileText() async throws {
        try await withServer(rooms: ["ops", "x"]) { running in
            let hostile = Self.hostile
            running.backend.change { state in
                state.rooms["ops"]?.topic = hostile
                state.rooms["ops"]?.incident = IncidentID(1)
                state.incidents = [.sample(1, hostile), .sample(2, hostile, phase: .resolved)]
                state.say(hostile, by: hostile, in: "ops", id: hostile)
                state.say(hostile, by: "sitrep", in: "ops", inReplyTo: hostile, kind: hostile)
            }
            for path in [
                "/", "/rooms/ops", "/rooms/ops/panel", "/incidents/INC-1",
                "/rooms/%3Cscript%3Ealert(1)%3C%2Fscript%3E", "/incidents/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
            ] {
                let page = try await running.client.get(path).text
                #expect(page.contains("&lt;script&gt;alert(1)"), "\(path)")
                #expect(!page.contains("<script>alert"), "\(path)")
                #expect(!page.contains("<img") && !page.contains("<!--") && !page.contains("\"quoted\""), "\(path)")
                #expect(page.components(separatedBy: "<script").count == 2, "one script, ours")
            }
        }
    }

    @Test("a page says what it may load: its own files and nothing else")
    func headers() async throws {
        try await withServer { running in
            for path in ["/", "/rooms/ops", "/rooms/none", "/incidents/INC-1", "/enter?k=x"] {
                let page = try await running.client.get(path)
                #expect(page.type == "text/html; charset=utf-8")
                #expect(
                    page.headers["content-security-policy"]
                        == "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
                        + "img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
                #expect(page.headers["x-content-type-options"] == "nosniff")
                #expect(page.headers["referrer-policy"] == "same-origin")
                #expect(page.headers["cache-control"] == "no-store")
                for forbidden in [" style=", " onclick=", "http://", "javascript:"] {
                    #expect(!page.text.replacing("http://www.w3.org", with: "").contains(forbidden), "\(path)")
                }
            }
        }
    }

    @Test("the files of a page have their hash in the name and are kept for ever")
    func assets() async throws {
        try await withServer { running in
            let page = try await running.client.get("/rooms/ops").text
            for (name, type) in [
                (Asset.style.name, "text/css; charset=utf-8"), (Asset.script.name, "text/javascript; charset=utf-8"),
            ] {
                #expect(page.contains("../assets/\(name)"))
                let file = try await running.client.get("/assets/\(name)")
                #expect((file.status, file.type) == (200, type))
                #expect(file.headers["cache-control"] == "public, max-age=31536000, immutable")
                let tag = try #require(file.headers["etag"])
                let again = try await running.client.get("/assets/\(name)", ["If-None-Match": tag])
                #expect((again.status, again.body.count) == (304, 0))
            }
        }
    }

    @Test("HEAD is GET without the body")
    func head() async throws {
        try await withServer { running in
            for path in ["/", "/rooms/ops", "/healthz", "/assets/\(Asset.style.name)"] {
                let get = try await running.client.get(path)
                let head = try await running.client.send("HEAD", path)
                #expect(head.status == 200)
                #expect(head.headers["content-length"] == get.headers["content-length"])
                #expect(head.body.isEmpty)
            }
        }
    }

    @Test("the first page shows the worst open incident first, and who has it")
    func home() async throws {
        try await withServer { running in
            running.backend.change { state in
                state.incidents = [
                    .sample(1, "slow search", rank: 3), .sample(2, "checkout is down", rank: 1, commander: "Ana Ruiz"),
                    .sample(3, "old matter", phase: .closed),
                ]
            }
            let page = try await running.client.get("/").text
            let places = ["checkout is down", "slow search", "Resolved and closed (1)", "old matter"].map {
                page.range(of: $0)?.lowerBound
            }
            #expect(!places.contains(nil))
            #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
            #expect(page.contains("Ana Ruiz") && page.contains("nobody yet"))
            #expect(page.contains("<title>(2) Sitrep</title>"))
            #expect(page.contains("href=\"rooms/incident-2\""))
        }
    }

    @Test("the script and the page build a message of the same parts")
    func sameParts() {
        let message = LocalMessage(
            seq: 2, room: "ops", id: "b", author: "ana", text: "x", thread: "t", at: Instant(seconds: 0),
            inReplyTo: "a", editedAt: Instant(seconds: 1))
        let question = LocalMessage(seq: 1, room: "ops", id: "a", author: "bob", text: "y", at: Instant(seconds: 0))
        let html = message.item(answering: question).html
        for part in [
            "data-seq", "data-kind", "data-author", "data-id", "data-thread", "data-at", "data-edited", "by",
            "in-thread", "edited",
            "quote", "text", "message",
        ] {
            #expect(html.contains(part), "\(part)")
            #expect(Script.log.contains("\"\(part)\"") || Script.log.contains("className: \"\(part)\""), "\(part)")
        }
    }
}

extension IncidentView {
    static func sample(
        _ number: Int, _ title: String, rank: Int = 1, phase: Phase = .investigating, commander: String? = nil,
        audience: Audience = .everyone
    ) -> IncidentView {
        let declared = Declared(
            number: number, label: "#incident-2026-11-20-00\(number)", title: title,
            severity: Severity(rank: rank, label: "P\(rank)"), audience: audience)
        let event = Event(
            seq: number, incident: IncidentID(number), at: Instant(milliseconds: 1_795_000_000_000),
            by: PersonID("ana"), fact: .declared(declared))
        var view = IncidentView(Incident(declared, event: event))
        view.phase = phase
        view.standing.impact = title
        view.rooms = [RoomLinked(room: RoomRef(chat: "local", room: "incident-\(number)"), purpose: .main)]
        if let commander {
            view.holders = [Holder(role: .commander, person: PersonID(commander.lowercased()), name: commander)]
        }
        return view
    }
}
