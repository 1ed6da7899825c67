import Delivery
import HTTPClient
import Incidents
import Testing

@testable import ChatServices

/// The port's promises when the other side is not well: each operation under each fault.
@Suite("Matrix under faults")
struct MatrixFaultTests {
    @Test("says whether a retry helps, and never a secret", arguments: MatrixOperation.allCases, MatrixFault.all)
    func faults(operation: MatrixOperation, fault: MatrixFault) async {
        let chat = FakeHomeserver(fault.answer).chat(handles: ["ana": "@ana:hs.test"])
        let failure = await #expect(throws: DeliveryFailure.self) { try await operation.run(chat) }
        #expect(failure?.retry == fault.retry)
        #expect(failure?.mayHaveArrived == fault.mayHaveArrived)
        #expect(failure?.sentence.hasPrefix("Matrix: ") == true)
        #expect(failure?.sentence.contains(FakeHomeserver.token) == false)
    }

    @Test("forbidden says what to do")
    func forbidden() async {
        let chat = FakeHomeserver { _ throws(HTTPFailure) in .error(403, "M_FORBIDDEN", "not in room") }.chat()
        let failure = await #expect(throws: DeliveryFailure.self) { try await chat.post(Sample.posting()) }
        #expect(
            failure?.sentence == """
                Matrix: could not post in !abc:hs.test: it is not allowed (M_FORBIDDEN: not in room); \
                invite the bot to the room and let it speak there
                """)
        #expect(failure?.retry == .never)
    }

    @Test("a token that cannot be read is no crash, and helps later")
    func noToken() async {
        struct Missing: Error, CustomStringConvertible { var description: String { "/etc/sitrep/token: no such file" } }
        let chat = FakeHomeserver { _ throws(HTTPFailure) in .json([:]) }
            .chat(credential: .accessToken { throw Missing() })
        #expect(
            await chat.trouble()
                == "Matrix: could not reach the homeserver: the access token cannot be read: /etc/sitrep/token: no such file"
        )
    }

    @Test("a reachable homeserver is no trouble")
    func well() async {
        #expect(await homeserver(syncs: []).chat().trouble() == nil)
    }
}
