import Testing

@testable import Importing

@Suite("names as keys")
struct KeysTests {
    @Test("one word, each once, in whatever case or spelling")
    func keys() {
        var keys = Keys()
        #expect(keys.make("Checkout Ops (EU)", otherwise: "team") == "checkout-ops-eu")
        #expect(keys.make("checkout_ops eu", otherwise: "team") == "checkout-ops-eu-2")
        #expect(keys.make("💥", otherwise: "team") == "team")
        #expect(keys.make("", otherwise: "team") == "team-2")
        #expect(keys.make("-.ana.ruiz.-", otherwise: "person", allowing: "._-") == "ana.ruiz")
    }
}
