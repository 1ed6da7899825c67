/// Words that tell a sentence from a name. Lists, because nothing else separates `payments down` from `jane down`:
/// a word that is missing here costs a question, never a page.
enum PlainWords {
    /// What is wrong, or how: beside one of these a text is a reason.
    static let trouble = words(
        """
        down up slow broken dead full offline online unreachable failing fails failed fail failure failures error \
        errors degraded degradation hang hangs hanging hung stuck timeout timeouts timing outage outages crash crashed \
        crashes crashing loss lost leak leaking leaked spike spikes spiking latency missing empty corrupt corrupted \
        red alert alerts alarm alarms fire burning incident incidents problem problems issue issues trouble expired \
        expires expiring hacked breach breached attack attacked ddos overload overloaded exhausted unavailable \
        inaccessible stopped stops frozen looping loop restart restarts restarting panic oom gone bad wrong out \
        flapping lag lagging backlog unresponsive rejected refused denied throttled \
        duplicated duplicate late delayed unstable flooding flooded locked blank impacted affected
        """)
    /// A cry says nothing of what is wrong, and means the commanders all the same.
    static let urgency = words("help urgent now asap emergency sos mayday please")
    /// Verbs and little words that make a sentence of what they follow.
    static let verbs = words(
        """
        is are was were isn't isnt aren't wasn't has have had hasn't haven't does do did doesn't doesnt don't dont \
        can can't cant cannot could couldn't will won't wont would not keeps keep seems seem looks look went goes got \
        gets returns throws says shows needs need may might should must been being
        """)
    /// Behind a name these ask something of whoever is called so: `bob restart the db`, `bob look at the pool`.
    static let requests = words("look need have keep do don't dont restart alert fail")
    /// Behind a name and a comma: `bob, come quick`.
    private static let orders = words(
        """
        join come look check call ring help see take start stop wake go get dial jump hop pick be meet answer ack read try \
        watch assist investigate respond hurry quick quickly fast important critical again fyi stand stay ready sorry
        """)
    /// Behind a name and before one of `persons` these are a question to them: `bob can you look`.
    static let modals = words("can could will would may might should must shall do")
    static let persons = words("we i you u they he she someone somebody anyone anybody one us your")
    /// Words of any sentence: a text with one of them is a reason, and one that stands alone is no slip of a name.
    static let common = words(
        """
        the a an and or but if it its this that these those we our us you your they them their he his him she her all \
        any some no one two both each every new old in on at of to for from with without by about after before since \
        because there here who what when where why how someone somebody anyone anybody everyone everybody nobody \
        everything nothing still just also very more most too yet then than as so i my mine customers users people \
        orders cannot let today tonight yesterday may mark will grant again once me none yes no not with well
        """)
    /// Of these alone nobody can tell what is wrong.
    static let empty = common.subtracting(
        words(
            "nobody still customers users people orders everything nothing cannot today tonight yesterday new old two")
    ).union(courtesy).union(leadIns)
    /// What people put before or behind a name out of kindness.
    static let courtesy = words("please pls plz thanks thx thank bitte kindly hey hi both either")
    /// What a name of a group or a role ends with.
    static let groups = words(
        "team teams head squad crew lead leads manager managers owner owners oncall on-call director engineer engineers admin admins dba group tribe guild desk office officer"
    )
    /// What may lead up to a name: `whoever is on call for database`, `to bob`, `once more bob`.
    static let leadIns = words(
        """
        to for of at in on from and page call ring wake ping get fetch bring ask tell notify reach inform contact \
        escalate need also then or once more again who whoever whom is are oncall on-call call duty responsible in \
        charge now immediately quickly just only someone somebody anyone anybody guys people folks
        """)
    /// What stands between an incident and whom it is about.
    static let places = words("for in on of about at re regarding to see join into")
    static let articles = words("the our my your a an")
    static let joints = words("and & + / | plus und et y")
    /// Between two names these leave open which is meant.
    static let alternatives = words("or then oder else and/or")
    static let questions = words("who whom whose what when where why how which whats what's who's whos")

    private static func words(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }

    /// It is a word of its own right, so no slip of a name.
    static func isPlain(_ word: String) -> Bool {
        [common, trouble, urgency, groups, leadIns].contains { $0.contains(word) }
    }

    /// It cannot be a name, whoever is configured, and it says what is wrong or cries for help.
    static func isReason(_ words: [NameWords.Word]) -> Bool {
        let texts = words.map(\.folded)
        guard let first = texts.first else { return true }
        if texts.contains(where: { trouble.contains($0) || urgency.contains($0) }) { return true }
        // `us`, `them`, `no one`, `again`, `12:00`: whom or what it means nobody can tell.
        if texts.allSatisfy({ empty.contains($0) || $0.allSatisfy { !$0.isLetter } }) { return false }
        if texts.count > 4 || texts.contains(where: verbs.contains) { return true }
        if texts.count > 1, texts.contains(where: { $0.contains { $0.isNumber } }) { return true }
        // `the network team`, `head of payments`
        if texts.count > 1, texts.last.map(groups.contains) == true || groups.contains(first) { return false }
        return texts.count > 2 || texts.contains { common.contains($0) }
    }

    /// Behind a name: something is said of what is called so, not to it. `database is down`, but not `bizlead may we
    /// stop payments`, `second level now` and `bob please join`.
    static func isAbout(_ words: some Sequence<NameWords.Word>) -> Bool {
        var texts = words.lazy.map(\.folded).makeIterator()
        guard let first = texts.next(), !requests.contains(first) else { return false }
        if modals.contains(first) { return texts.next().map { !persons.contains($0) } ?? false }
        return verbs.contains(first) || trouble.contains(first)
    }

    /// Behind a comma it says what they are to do, and is nobody.
    static func isSaidToThem(_ word: String) -> Bool {
        orders.contains(word) || requests.contains(word) || isPlain(word)
    }

    /// Somewhere in it something is said to be wrong.
    static func isSentence(_ words: some Sequence<NameWords.Word>) -> Bool {
        words.contains { verbs.contains($0.folded) || trouble.contains($0.folded) }
    }
}
