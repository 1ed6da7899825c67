import Foundation

/// Values with a shape of their own: addresses of several kinds.
extension Field {
    /// With one of these schemes and a host, without credentials and without a slash at the end.
    func url(_ schemes: [String]) -> String? {
        guard let text = text() else { return nil }
        func refuse(_ what: String, got: String?, hint: String) -> String? {
            problems.error(text.place, "\(path) \(what)", got: got, hint: hint)
            return nil
        }
        let parts = text.text.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
        let scheme = parts[0].lowercased()
        guard parts.count == 3, parts[1].isEmpty, scheme.hasSuffix(":") else {
            return refuse("is not a URL", got: shownURL(text.text), hint: "Begin it with \(schemes[0])://")
        }
        guard schemes.contains(String(scheme.dropLast())) else {
            let choices = schemes.map { "\($0)://" }.joined(separator: " or ")
            return refuse("has a scheme that does not fit", got: shownURL(text.text), hint: "Begin it with \(choices)")
        }
        let authority = parts[2].prefix { !"/?#".contains($0) }
        if authority.contains("@") {
            return refuse("holds credentials", got: nil, hint: "Take them out of the URL; it is shown to people")
        }
        guard ListenAddress.isHost(authority), !text.text.contains(where: \.isWhitespace) else {
            return refuse("has no host in it", got: shownURL(text.text), hint: "Write \(schemes[0])://host/")
        }
        guard authority.allSatisfy(\.isASCII) else {
            return refuse("has a host that is not ASCII", got: text.text, hint: Self.ascii)
        }
        return text.text.hasSuffix("/") ? String(text.text.dropLast()) : text.text
    }

    /// As above, and nothing behind the path: links are made by adding to it.
    func baseURL(_ schemes: [String]) -> String? {
        guard let text = text(), let url = url(schemes) else { return nil }
        guard let mark = url.first(where: { $0 == "?" || $0 == "#" }) else { return url }
        problems.error(
            text.place, "\(path) has a \"\(mark)\" in it, and links are made by adding to it", got: shownURL(text.text),
            hint: "Write the address up to it")
        return nil
    }

    /// A name of the DNS is ASCII; what people see is made from it.
    private static let ascii = "Write the host as the DNS has it, beginning with xn--"

    /// An at sign may mean credentials, even where the rest is broken.
    private func shownURL(_ text: String) -> String? { text.contains("@") ? nil : text }

    /// As people dial it: at least three digits, and nothing that is not dialled or spoken of as an extension.
    func phone() -> String? {
        guard let text = text() else { return nil }
        let digits = text.text.count { $0.isASCII && $0.isNumber }
        guard digits >= 3, text.text.allSatisfy({ $0.isNumber || " +-()./#*,;ext".contains($0) }) else {
            problems.error(
                text.place, "\(path) is not a telephone number", got: text.text,
                hint: "Write it as people dial it, \"+49 30 1234567\"")
            return nil
        }
        return text.text
    }

    /// `name@host`, nothing around it.
    func email() -> String? {
        guard let text = text() else { return nil }
        let parts = text.text.split(separator: "@", omittingEmptySubsequences: false)
        let isAddress =
            parts.count == 2 && parts.allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") && !$0.hasSuffix(".") }
            && text.text.allSatisfy { !$0.isWhitespace && !"<>,;:\"\\".contains($0) }
        guard isAddress else {
            problems.error(
                text.place, "\(path) is not an e-mail address", got: text.text,
                hint: "Write the address alone, \"ana@example.org\"")
            return nil
        }
        // Mail servers take such an address only where both sides know SMTPUTF8; ours would be refused at night.
        guard parts[1].allSatisfy(\.isASCII) else {
            problems.error(text.place, "\(path) has a host that is not ASCII", got: text.text, hint: Self.ascii)
            return nil
        }
        guard parts[0].allSatisfy(\.isASCII) else {
            problems.error(
                text.place, "\(path) has letters that mail servers refuse", got: text.text,
                hint: "Write an address in ASCII")
            return nil
        }
        return text.text
    }
}

extension ListenAddress {
    /// The host of a URL, with or without a port.
    static func isHost(_ authority: Substring) -> Bool {
        guard !authority.isEmpty else { return false }
        if ListenAddress(String(authority)) != nil { return true }
        return !authority.contains(":") || (authority.hasPrefix("[") && authority.hasSuffix("]"))
    }
}

extension Field {
    /// A path to a file that is there, relative to the file of settings.
    func readableFile() -> String? {
        guard let text = text() else { return nil }
        let path = SourceFiles.path(text.text, beside: text.place.file)
        guard FileManager.default.isReadableFile(atPath: path) else {
            problems.error(
                text.place, "\(self.path) names a file that cannot be read", got: path, hint: "Check the path")
            return nil
        }
        return path
    }
}
