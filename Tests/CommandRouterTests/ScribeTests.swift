import CommandRouter
import Testing

@Suite struct `Commands of the scribe` {
    @Test(arguments: [
        ("!checklist", "show checklist(nil)"),
        ("!checklists INC-3", "show checklist(nil) in INC-3"),
        ("!checklist war-room", "show checklist(Optional(\"war-room\"))"),
        ("!check 3", "tick [3] of -"),
        ("!check #3, 4 and 5 of War Room", "tick [3, 4, 5] of \"War Room\""),
        ("!check before-resolved 1,2 INC-3", "tick [1, 2] of \"before-resolved\" in INC-3"),
        ("!tick 1", "tick [1] of -"),
        ("!uncheck 3 war-room", "untick [3] of \"war-room\""),
        ("!check", "`!check` needs the number of a point. For example: `!check 3`"),
        ("!check the database", "`!check` needs the number of a point. For example: `!check 3`"),
        ("!check 0", "0 is no point's number. Write `!check 3 war-room`."),
        ("!uncheck 99999999999999999999", "99999999999999999999 is no point's number. Write `!uncheck 3 war-room`."),
    ])
    func checklists(text: String, result: String) {
        #expect(routed(text) == result)
    }

    @Test(arguments: [
        ("!stream", "show streams"),
        ("!streams INC-3", "show streams in INC-3"),
        ("!stream open db", "open stream db led by - goal -"),
        ("!stream open the database", "open stream database led by - goal -"),
        ("!stream open DB @bob", "open stream db led by <@bob> goal -"),
        ("!stream open @bob db restore it", "open stream db led by <@bob> goal \"restore it\""),
        ("!stream open db @bob goal: restore it", "open stream db led by <@bob> goal \"restore it\""),
        ("!stream open db restore it @bob", "open stream db led by <@bob> goal \"restore it\""),
        ("!stream open db me room", "open stream db led by <me> goal - with a room"),
        ("!stream open db room goal restore it", "open stream db led by - goal \"restore it\" with a room"),
        (
            "!stream open db @bob restore it room INC-3",
            "open stream db led by <@bob> goal \"restore it\" with a room in INC-3"
        ),
        ("!stream open cool @bob room 5 is hot", "open stream cool led by <@bob> goal \"room 5 is hot\""),
        ("!stream note db it is back", "milestone \"db it is back\" named"),
        ("!milestone INC-3 it is back", "milestone \"it is back\" in INC-3"),
        ("!milestone", "`!milestone` needs a text. For example: `!milestone the replica is back`"),
        ("!stream lead db @bob", "lead of db to <@bob>"),
        ("!stream lead @bob", "lead of - to <@bob>"),
        ("!stream lead bob", "lead of - to <bob>"),
        ("!stream lead db to bob", "lead of db to <bob>"),
        ("!stream close", "close stream \"\""),
        ("!stream done db it works", "close stream \"db it works\""),
        ("!stream opne db", "I do not know !stream opne. Did you mean `!stream open`?"),
        ("!stream open", "`!stream open` needs a short name. For example: `!stream open db @bob restore the replica`"),
    ])
    func streams(text: String, result: String) {
        #expect(routed(text) == result)
    }

    @Test(arguments: ["the-longest-name-of-all", "däten", "a/b", "-", "db_2"])
    func `a stream's name is one that a room can have`(name: String) {
        #expect(routed("!stream open \(name) @bob").hasPrefix("A workstream has a short name"))
    }

    @Test(arguments: [
        ("!sync", "show sync"),
        ("!sync 15:00", "sync at 15:00 goal -"),
        ("!sync at 15:00.", "sync at 15:00 goal -"),
        ("!sync 15:00 goal agree on the rollback", "sync at 15:00 goal \"agree on the rollback\""),
        ("!sync 15:00 UTC every 30m goal: agree", "sync at 15:00 utc every 1800s goal \"agree\""),
        ("!sync 15:00 agree INC-3", "sync at 15:00 goal \"agree\" in INC-3"),
        ("!sync in 10m", "sync in 600s goal -"),
        ("!sync in 1h 30m to agree", "sync in 5400s goal \"agree\""),
        ("!sync 10 minutes every 2 hours agree", "sync in 600s every 7200s goal \"agree\""),
        ("!sync now", "sync in 0s goal -"),
        ("!sync tomorrow 09:00 goal daily", "sync at 9:00 tomorrow goal \"daily\""),
        ("!sync 2026-11-21 09:00 CET daily", "sync on 2026-11-21 09:00 cet every 86400s goal -"),
        ("!sync done", "sync held, next - goal -"),
        ("!sync done next 15:30", "sync held, next at 15:30 goal -"),
        ("!sync done next in 30m goal x y", "sync held, next in 1800s goal \"x y\""),
        ("!sync cancel", "sync cancelled"),
        ("!sync dnoe", "I do not know !sync dnoe. Did you mean `!sync done`?"),
        ("!sync 15:00 every friday", "Every how long? Write `!sync 15:00 every 30m` or `!sync 09:00 daily`."),
        ("!sync in a while", "In how long? Write `!sync in 10m`."),
        ("!sync tomorrow", "When tomorrow? Write `!sync tomorrow 09:00`."),
        ("!sync 25:00", "I do not read 25:00 as a time. Write `!sync 15:00 goal …` or `!sync in 10m`."),
        ("!sync 10", "I do not read 10 as a time. Write `!sync 15:00 goal …` or `!sync in 10m`."),
        (
            "!sync done later",
            "I do not read later as a time. Write `!sync done next 15:30`, or `!sync done` alone."
        ),
    ])
    func syncs(text: String, result: String) {
        #expect(routed(text) == result)
    }
}
