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
        ("!update status: slow eta: none", "update status=slow"),
        ("!update status: slow next update: in 1h", "update status=slow eta 3600s"),
        ("!update see http://x/status:80 for more", "update status=see http://x/status:80 for more"),
        ("!update status: a status: b", "update status=a; b"),
        ("!update status: slow impact:", "update status=slow"),
        ("!update eta: 20", "20 what? Write `eta: 20m`."),
        ("!update eta: 14:45", "I do not read 14:45 as a duration. Write `eta: 10m`, or `90s`, `1h30m`, `2 hours`."),
        ("!update", "`!update` needs a text. For example: `!update db restarted, errors falling`"),
        ("!update status:", "`!update` needs a text. For example: `!update db restarted, errors falling`"),
    ])
    func `is read by its fields`(text: String, result: String) {
        #expect(routed(text) == result)
    }

    private static let whole =
        "update status=investigating | impact=12 % of checkouts; started 14:02; trigger: deploy 4711 | "
        + "theory=pool exhausted | last=rolled back `web-3` | next=restart the pool | by=ana eta 900s"

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
        #expect(routed(text) == Self.whole)
    }
}
