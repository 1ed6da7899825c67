/// A word of a title, with the marks that stand before it.
struct TitleWord {
    /// In small letters.
    var text: String
    var written: String
    /// Between the word before and this one.
    var gap: String

    static func all(in line: String) -> [TitleWord] {
        var words: [TitleWord] = []
        var (gap, word) = ("", "")
        for character in line + " " {
            if character.isLetter || character.isNumber || character == "'" && !word.isEmpty {
                word.append(character)
                continue
            }
            if !word.isEmpty {
                words.append(TitleWord(text: word.lowercased(), written: word, gap: gap))
                (gap, word) = ("", "")
            }
            gap.append(character)
        }
        return words
    }

    static func words(of name: String) -> [String] { all(in: name).map(\.text) }

    /// May be within a name: `Jean-Luc`, `bob.stone`, `Ruiz, Ana`.
    var joinsName: Bool { gap.allSatisfy { " -_.,".contains($0) } }
    var beginsPart: Bool {
        gap.contains { ",:;()[]{}/|&+<>→–—•·".contains($0) } || gap.contains(" - ")
    }
    /// Separates two people without saying that one of them goes.
    var gapIsPlain: Bool { gap.allSatisfy { " ,:;()[]{}/|&+-–—•·.@_".contains($0) } && !gap.contains("->") }
    func follows(_ mark: Character) -> Bool { gap.last == mark }

    /// What speaks of being on call, in some languages.
    static let duty: Set<String> = [
        "on", "call", "oncall", "duty", "shift", "shifts", "rota", "rotation", "roster", "pager", "primary",
        "secondary", "trainee", "trainees", "shadow", "shadowing", "1st", "2nd", "line", "level",
        "backup", "standby", "responder", "escalation", "ic", "commander", "bereitschaft", "rufbereitschaft",
        "bereitschaftsdienst", "dienst", "guardia", "turno", "astreinte", "garde", "plantão", "sobreaviso",
        "reperibilità", "dyżur", "vakt", "vagt", "beredskap", "piket", "piketti", "päivystys", "nöbet", "nöbetçi",
        "ügyelet",
        "pohotovost", "дежурный", "дежурство", "オンコール", "当番", "值班",
    ]
    static let small: Set<String> = [
        "the", "is", "of", "for", "by", "this", "week", "weekend", "day", "night", "nights", "days", "team", "w", "wk",
        "kw", "cw", "utc", "de", "du", "la", "für", "pour", "por", "per", "voor", "woche", "semana", "semaine", "nacht",
        "incident",
        "support",
    ]
    static let joining: Set<String> = [
        "and", "und", "et", "y", "e", "i", "og", "och", "en", "ja", "with", "plus", "ve", "и",
    ]
    static let forWords: Set<String> = ["for", "für", "pour", "por", "per", "voor", "för", "za", "за"]
    /// `Backup for Ana` names somebody else's duty.
    static let standIns: Set<String> = [
        "backup", "cover", "covering", "secondary", "substitute", "replacement", "standby", "vertretung", "ersatz",
        "suplente", "remplaçant", "sostituto", "vervanger", "ersättare",
    ]
    /// Whoever stands beside one of these is not plainly on call.
    static let contrary: Set<String> = [
        "no", "none", "nobody", "kein", "keine", "keinen", "pas", "sin", "senza", "sem", "geen", "ingen", "niet",
        "vacation", "holiday", "holidays", "pto", "ooo", "leave", "off", "out", "away", "absent", "absence", "sick",
        "birthday",
        "swap", "swapped", "swaps", "instead", "not", "without", "unavailable", "cancelled", "canceled", "declined",
        "replaces", "replaced", "urlaub", "krank", "frei", "abwesend", "geburtstag", "statt", "anstatt", "nicht",
        "ohne",
        "vertritt", "tausch", "vacances", "congé", "congés", "absente", "malade", "anniversaire", "remplace", "échange",
        "vacaciones", "baja", "ausente", "cumpleaños", "cambio", "sustituye", "ferie", "assente", "malattia",
        "compleanno",
        "sostituisce", "scambio", "férias", "aniversário", "troca", "vakantie", "vrij", "ziek", "verjaardag", "ruil",
        "afwezig",
        "urlop", "nieobecny", "nieobecna", "zamiana", "semester", "sjuk", "syk", "syg", "ledig", "izin", "izinli",
        "tatil",
        "dovolená", "loma", "отпуск", "休暇", "休假",
    ]
}
