/// Words that tell a sentence from a name. Lists, because nothing else separates `payments down` from `jane down`:
/// a word that is missing here costs a question, never a page.
enum PlainWords {
    /// What is wrong, or how: beside one of these a text is a reason.
    static let trouble = words(
        """
        down up slow broken dead full offline online unreachable failing fails failed fail failure failures error \
        errors degraded degradation hangs hanging hung stuck timeout timeouts timing outage outages crash crashed \
        crashes crashing loss lost leak leaking leaked spike spikes spiking latency missing empty corrupt corrupted \
        red alert alerts alarm alarms fire burning incident incidents problem problems issue issues trouble expired \
        expires expiring hacked breach breached attack attacked ddos overload overloaded exhausted unavailable \
        inaccessible stopped stops frozen looping loop restart restarts restarting panic oom gone bad wrong out help \
        urgent now please asap emergency flapping lag lagging backlog unresponsive rejected refused denied throttled \
        duplicated duplicate late delayed unstable flooding flooded locked blank impacted affected sos mayday again
        """)
    /// Verbs and little words that make a sentence of what they follow.
    static let verbs = words(
        """
        is are was were isn't isnt aren't wasn't has have had hasn't haven't does do did doesn't doesnt don't dont \
        can can't cant cannot could couldn't will won't wont would not keeps keep seems seem looks look went goes got \
        gets returns throws says shows needs need may might should must be been being
        """)
    /// Words of any sentence: a text with one of them is a reason, and one that stands alone is no slip of a name.
    static let common = words(
        """
        the a an and or but if it its this that these those we our us you your they them their he she his her all any \
        some no one two both each every new old in on at of to for from with without by about after before since \
        because there here who what when where why how someone somebody anyone anybody everyone everybody nobody \
        everything nothing still just also very more most too yet then than as so i my mine customers users people \
        orders cannot let today tonight yesterday may mark will grant
        """)
    /// What people put before or behind a name out of kindness.
    static let courtesy = words("please pls plz thanks thx thank bitte kindly hey hi")
    /// What a name of a group or a role ends with.
    static let groups = words(
        "team teams head squad crew lead leads manager managers owner owners oncall on-call director engineer engineers admin admins dba group tribe guild desk office officer"
    )
    static let articles = words("the our my your a an")
    static let joints = words("and & + plus und et y")

    private static func words(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }

    /// It cannot be a name, whoever is configured.
    static func isReason(_ words: [NameWords.Word]) -> Bool {
        let texts = words.map(\.folded)
        guard let first = texts.first, texts.count <= 4 else { return true }
        if texts.contains(where: { trouble.contains($0) || verbs.contains($0) || $0.contains { $0.isNumber } }) {
            return true
        }
        // `the network team`, `head of payments`
        if texts.count > 1, texts.last.map(groups.contains) == true || groups.contains(first) { return false }
        return texts.count > 2 || texts.contains { common.contains($0) }
    }
}
