@testable import Incidents

/// A team's own words for a sentence of the bot: read, filled, and written back as the same.
func feedTemplates(_ bytes: [UInt8]) {
    guard let template = Template(text(bytes)) else { return }
    let pieces: [Message.Piece] = [.words("one"), .words("two")]
    let filled = template.line(filling: [pieces[0..<1], pieces[1..<2]])
    demand(filled.count <= template.parts.count, "a gap grew")
    let written = template.parts.map { part in
        switch part {
        case .words(let words): words
        case .gap(let number): "{\(number)}"
        }
    }
    demand(Template(written.joined()) == template, "a template is another when it is read again")
}
