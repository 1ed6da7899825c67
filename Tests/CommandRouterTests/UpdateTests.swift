import CommandRouter
import Testing

@Suite struct `An internal update` {
    @Test(arguments: [
        ("!update db restarted", "update status=db restarted"),
        ("!update INC-3 db restarted\nall green", "update status=db restarted\nall green in INC-3"),
        ("!update status: slow; impact: 3 %; theory: pool", "update status=slow | impact=3 % | theory=pool"),
        ("!update status: slow impact: 3 % theory: pool", "update status=slow | impact=3 % | theory=pool"),
        ("!update Status：slow | HYPOTHESIS : pool", "update status=slow | theory=pool"),
        ("!update db slow, theory: pool", "update status=db slow | theory=pool"),
        (
            "!update last: rolled back next: restart by: ana eta: 20m",
            "update last=rolled back | next=restart | by=ana eta 1200s"
        ),
        ("!update next action: restart the pool (by ana)", "update next=restart the pool | by=ana"),
        ("!update next action (by ana): restart", "update next=restart | by=ana"),
        ("!update NEXT ACTION (by whom): restart, by @ana", "update next=restart | by=@ana"),
        ("!update by: <@U1|ana> next: restart", "update next=restart | by=@U1"),
        ("!update next: check errors by noon", "update next=check errors by noon"),
        ("!update impact: -5 % revenue\n- theory: `web-1`", "update impact=-5 % revenue | theory=`web-1`"),
        ("!update status: slow eta: none", "update status=slow | more=next update: none"),
        ("!update status: slow eta: unknown", "update status=slow | more=next update: unknown"),
        ("!update status: slow eta: 20", "update status=slow | more=next update, not read as a time: 20"),
        ("!update status: slow ETA TO UPDATE: 15", "update status=slow | more=next update, not read as a time: 15"),
        ("!update status: x by: bob", "update status=x | more=by: bob"),
        ("!update next: restart by: @bob and @vera", "update next=restart | by=@bob and @vera"),
        ("!update next: restart by: @bob when he is up", "update next=restart | more=by: @bob when he is up"),
        (
            "!update next: restart (by ana) by: bob", "update next=restart | by=ana | more=by: bob"
        ),
        ("!update status: slow next update: in 1h", "update status=slow eta 3600s"),
        ("!update see http://x/status:80 for more", "update status=see http://x/status:80 for more"),
        ("!update status: a status: b", "update status=a; b"),
        ("!update status: slow impact:", "update status=slow"),
        ("!update eta: 20", "20 what? Write `eta: 20m`."),
        ("!update status: slow eta: 14:45", "update status=slow eta at 14:45"),
        ("!update status: slow eta: 14:45 UTC.", "update status=slow eta at 14:45 utc"),
        ("!update status: slow eta: ~15 min", "update status=slow eta 900s"),
        (
            "!update status: slow eta: when the vendor calls",
            "update status=slow | more=next update, not read as a time: when the vendor calls"
        ),
        (
            "!update 14:23 UPDATE: Error rate 8%. Hypothesis: leak.",
            "update status=14:23 UPDATE: Error rate 8%. | theory=leak."
        ),
        ("!update STARTED: around lunch STATUS: slow", "update status=slow | more=started: around lunch"),
        ("!update started: 20 min ago trigger: deploy 4711", "update  started 1200s ago trigger deploy 4711"),
        ("!update status: slow trigger: unknown", "update status=slow | more=trigger: unknown"),
        ("!update Status - slow\n– Impact – 3 %", "update status=slow | impact=3 %"),
        (
            "!update\n1. STATUS: slow\n2. CUSTOMERS AFFECTED: 300\n3. IMPACT: checkout",
            "update status=slow | impact=checkout | more=CUSTOMERS AFFECTED: 300"
        ),
        (
            "!update status: slow next: fix it need more help? ask @ana",
            "update status=slow | next=fix it | more=need more help? ask @ana"
        ),
        ("!update", "`!update` needs a text. For example: `!update db restarted, errors falling`"),
        ("!update status:", "`!update` needs a text. For example: `!update db restarted, errors falling`"),
    ])
    func `is read by its fields`(text: String, result: String) {
        #expect(routed(text) == result)
    }

    private static let whole =
        "update status=investigating | impact=12 % of checkouts | theory=pool exhausted | "
        + "last=rolled back `web-3` | next=restart the pool | by=ana"
    private static let rest = "started at 14:02 trigger deploy 4711"

    @Test(arguments: [
        """
        !update 14:32 UTC
        STATUS: investigating
        IMPACT: 12 % of checkouts
        STARTED: 14:02
        TRIGGER: deploy 4711
        CURRENT THEORY: pool exhausted
        LAST ACTION: rolled back `web-3`
        NEXT ACTION: restart the pool (by ana)
        ETA TO UPDATE: 15 min
        """,
        """
        !update *INTERNAL UPDATE, 14:32 UTC*
        *STATUS:* investigating
        *IMPACT*: 12 % of checkouts
        *STARTED:* 14:02
        *TRIGGER:* deploy 4711
        *CURRENT THEORY:* pool exhausted
        *LAST ACTION:* rolled back `web-3`
        *NEXT ACTION (by whom):* restart the pool (by ana)
        *ETA TO UPDATE:* 15 min
        """,
        """
        !update
        ```
        TIME: 14:32
        STATUS:  investigating
        IMPACT:  12 % of checkouts
        STARTED: 14:02
        TRIGGER: deploy 4711
        CURRENT  THEORY: pool exhausted
        LAST ACTION: rolled back `web-3`
        NEXT ACTION: restart the pool
        BY: ana
        ETA TO UPDATE: in 15 min.
        ```
        """,
        """
        !update
        - **Status:** investigating
        - **Impact:** 12 % of checkouts
        - **Started:** 14:02
        - **Trigger:** deploy 4711
        - **Current theory:** pool exhausted
        - **Last action:** rolled back `web-3`
        - **Next action (ana):** restart the pool
        - **ETA to update:** 15m
        """,
    ])
    func `works as it is pasted`(text: String) {
        let time =
            text.contains("TIME: 14:32") ? " | more=TIME: 14:32" : text.contains("14:32") ? " | more=14:32 UTC" : ""
        #expect(routed(text) == "\(Self.whole)\(time) eta 900s \(Self.rest)")
    }

    @Test func `the nine lines of the guides are read as they stand`() {
        let text = """
            !update 14:23 UTC
            *STATUS*: Investigating
            *IMPACT*: 12 % of checkouts
            *STARTED*: 14:02 UTC
            *TRIGGER*: deploy 4711
            *CURRENT THEORY*: pool exhausted
            *LAST ACTION*: rolled back `web-3`
            *NEXT ACTION*: restart the pool (by ana)
            *ETA TO UPDATE*: 14:38 UTC
            NEED MORE HELP? Ping @ana
            """
        #expect(
            routed(text) == "\(Self.whole.replacing("investigating", with: "Investigating")) | "
                + "more=14:23 UTC; NEED MORE HELP? Ping @ana eta at 14:38 utc started at 14:02 utc trigger deploy 4711")
    }
}
