import Incidents
import Testing

@Suite struct VendorTests {
    private func table() -> Table {
        var policy = Policy.guide
        policy.vendors["cloudco"] = Vendor(name: "CloudCo", phone: "+1 555 0100")
        return Table.declared("P1", policy)
    }

    @Test func `a ticket is kept under the name that people know`() {
        var table = table()
        table.act(.noteVendor("cloudco", ticket: "4711"))
        #expect(table[1].openVendors.map(\.vendor) == ["CloudCo"])
        #expect(table[1].openVendors.map(\.ticket) == ["4711"])
    }

    @Test func `the same vendor again changes the ticket`() {
        var table = table()
        table.act(.noteVendor("CLOUDCO", ticket: "4711"))
        table.act(.noteVendor("CloudCo", ticket: "4712"))
        table.act(.noteVendor("dns", ticket: "9"))
        #expect(table[1].vendors.map(\.ticket) == ["4712", "9"])
    }

    @Test func `one that is closed is kept, and a new ticket begins anew`() {
        var table = table()
        table.act(.noteVendor("cloudco", ticket: "4711"))
        #expect(table.act(.closeVendor("cloudco")).isDone)
        #expect(table[1].openVendors.isEmpty)
        #expect(table[1].vendors.map(\.closedAt) == [table.now])
        table.act(.noteVendor("cloudco", ticket: "4713"))
        #expect(table[1].vendors.map(\.ticket) == ["4711", "4713"])
    }

    @Test func `what is not open is not closed`() {
        var table = table()
        #expect(table.act(.closeVendor("dns")).refusal == .unknownVendor("dns", open: []))
        table.act(.noteVendor("cloudco", ticket: "4711"))
        #expect(table.act(.closeVendor("dns")).refusal == .unknownVendor("dns", open: ["CloudCo"]))
    }
}
