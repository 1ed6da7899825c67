/// `application/x-www-form-urlencoded`: what telephone services take and send. One name may stand in it several times.
struct WebForm: Hashable, Sendable {
    struct Field: Hashable, Sendable {
        var name: String
        var value: String
    }
    private(set) var fields: [Field] = []

    init() {}

    /// Nil where it is no form: a broken escape, or no UTF-8.
    init?(_ bytes: some Collection<UInt8>) {
        for pair in bytes.split(separator: UInt8(ascii: "&")) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decoded(parts[0]), let value = parts.count == 2 ? Self.decoded(parts[1]) : "" else {
                return nil
            }
            fields.append(Field(name: name, value: value))
        }
    }

    /// The first value of that name. Setting one adds it; nil adds nothing.
    subscript(_ name: String) -> String? {
        get { fields.first { $0.name == name }?.value }
        set { if let newValue { fields.append(Field(name: name, value: newValue)) } }
    }

    var text: String {
        fields.map { "\(Self.encoded($0.name))=\(Self.encoded($0.value))" }.joined(separator: "&")
    }

    static let contentType = "application/x-www-form-urlencoded"
    private static let plain = MailAddress.letters.union("-._~".utf8)
    private static let hex = Array("0123456789ABCDEF".utf8)

    /// Everything but letters, digits and `-._~` as `%XX`: right in a form, a query and a path alike.
    static func encoded(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            bytes += plain.contains(byte) ? [byte] : [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func decoded<Bytes: Collection<UInt8>>(_ bytes: Bytes) -> String? {
        var plain: [UInt8] = []
        var rest = bytes[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): plain.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else {
                    return nil
                }
                plain.append(high << 4 | low)
            default: plain.append(byte)
            }
        }
        return String(validating: plain, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}
