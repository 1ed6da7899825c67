/// Data was lost: since when the room knows, and what.
package struct DataLoss: Hashable, Sendable, Codable {
    package var since: Incident.Anchor
    package var what: String
    private enum CodingKeys: String, CodingKey { case since, what }
}

package struct VendorTicket: Hashable, Sendable, Codable {
    package var vendor: String
    package var ticket: String
    package var since: Instant
    package var closedAt: Instant?
    private enum CodingKeys: String, CodingKey {
        case vendor, ticket, since
        case closedAt = "closed_at"
    }
}

extension Incident {
    /// What it may be called where anybody can hear or look over a shoulder: the title, or the codename.
    package var shownName: String { isPrivate ? codename ?? "a private incident" : title }

    package var vendors: [VendorTicket] { vendorTickets ?? [] }
    package var openVendors: [VendorTicket] { vendors.filter { $0.closedAt == nil } }

    /// What it is called in a page, and on the page that a link opens.
    package var pagedName: String { isQuiet ? codename ?? "a private incident" : title }

    /// It concerns security and could not become private: its room is everybody's, and nothing of it goes elsewhere.
    package var isHushed: Bool { !isPrivate && codename != nil }
    /// Nothing of it is said where others hear.
    package var isQuiet: Bool { isPrivate || isHushed }

    /// Those who may see it, where that is not everybody.
    package var audienceList: [PersonID]? {
        switch audience {
        case .everyone: nil
        case .only(let people): people
        }
    }

    mutating func apply(_ set: AudienceSet, from message: MessageRef?) {
        if set.isLifted == true {
            audience = .everyone
            codename = nil
            turnedPrivateBy = nil
            label = labelBefore ?? label
            labelBefore = nil
            return
        }
        audience = .only(set.people)
        if let name = set.codename {
            labelBefore = label
            codename = name
            // Where it was declared, others read along.
            origin = nil
            turnedPrivateBy = message
        }
        label = set.label ?? label
        let left = set.left ?? []
        rooms.removeAll { left.contains($0.room) }
    }

    mutating func apply(_ noted: VendorNoted, at instant: Instant) {
        var all = vendors
        let index = all.firstIndex {
            Policy.normalise($0.vendor) == Policy.normalise(noted.vendor) && $0.closedAt == nil
        }
        if let index {
            all[index].ticket = noted.ticket
            all[index].closedAt = noted.isClosed ? instant : nil
        } else if !noted.isClosed {
            all.append(VendorTicket(vendor: noted.vendor, ticket: noted.ticket, since: instant))
        }
        vendorTickets = all
    }
}
