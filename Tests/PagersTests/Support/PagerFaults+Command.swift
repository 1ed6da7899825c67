import Delivery
import Incidents

@testable import Pagers

extension PagerFault {
    static func command(_ script: String, limit: Duration = .seconds(20)) -> CommandPager {
        command(words: ["/bin/sh", "-c", script], limit: limit)
    }

    static func command(words: [String], limit: Duration = .seconds(20)) -> CommandPager {
        let ana = Person(id: PersonID("ana"), name: "Ana Ruiz")
        return CommandPager(
            name: "radio", words: words, environment: { ["PATH": "/usr/bin:/bin", "TOKEN": secret] }, limit: limit,
            person: { $0 == ana.id ? ana : nil }, now: { Pages.now })
    }

    private static func run(
        _ what: String, _ pager: CommandPager, _ retry: DeliveryFailure.Retry, mayHaveArrived: Bool = false
    ) -> PagerFault {
        PagerFault(
            description: "command \(what)", pager: pager, order: Pages.order(to: "ana", pager: "radio"), retry: retry,
            mayHaveArrived: mayHaveArrived)
    }

    static let command: [PagerFault] = [
        run("refused", command("echo \"no $TOKEN\nhere $TOKEN\" >&2; exit 1"), .never),
        run("refused without a word", command("exit 3"), .never),
        run("not now", command("echo $TOKEN >&2; exit 75"), .later),
        run("killed", command("kill -9 $$"), .later, mayHaveArrived: true),
        run(
            "hung", command("echo $TOKEN >&2; sleep 60", limit: .milliseconds(300)), .later, mayHaveArrived: true),
        run(
            "deaf and dumb, and still there", command("exec 0<&- 1>&- 2>&-; sleep 60", limit: .milliseconds(300)),
            .later,
            mayHaveArrived: true),
        run("gone", command(words: ["/no/such/program"]), .never),
        run("not to be started", command(words: ["/etc/passwd"]), .never),
    ]
}
