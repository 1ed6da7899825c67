extension Desk {
    /// The same vendor again changes the ticket.
    func noteVendor(_ name: String, _ ticket: String, _ incident: Incident, _ by: PersonID?) -> Decision {
        let known = policy.vendor(named: name)?.name ?? name
        return Decision(incident.id, by: by, [.vendorNoted(VendorNoted(vendor: known, ticket: ticket))])
    }

    func closeVendor(_ name: String, _ incident: Incident, _ by: PersonID?) -> Decision {
        // `cloudco 4711 closed` closes CloudCo's.
        let first = name.split(separator: " ").first.map(String.init) ?? name
        let wanted = [name, first].map { Policy.normalise(policy.vendor(named: $0)?.name ?? $0) }
        let found = wanted.lazy.compactMap { name in
            incident.openVendors.first { Policy.normalise($0.vendor) == name }
        }.first
        guard let open = found else {
            return .refused(.unknownVendor(name, open: incident.openVendors.map(\.vendor)))
        }
        return Decision(
            incident.id, by: by,
            [.vendorNoted(VendorNoted(vendor: open.vendor, ticket: open.ticket, isClosed: true))])
    }
}
