/// One message to hand to a mail server. It is taken for all recipients or for none.
package struct MailTransfer: Sendable {
    /// `smtp://host:port` (STARTTLS when the server offers it) or `smtps://host:port`.
    package var url: String
    /// The envelope's sender, without angle brackets; empty for the null sender.
    package var from: String
    /// Without any, nothing is sent: the server is asked whether it is there and lets us in.
    package var recipients: [String]
    /// The whole RFC 5322 message with CRLF line ends. Lines that begin with a dot are escaped here.
    package var message: [UInt8]
    package var user: String?
    package var password: String?
    /// Refuses to go on in the clear. Without it, and without a user or `caFile`, TLS is used when offered but its
    /// certificate is not checked: that is never worse than the plain text it replaces.
    package var requiresTLS: Bool
    package var caFile: String?
    /// For the whole exchange; the server's greeting and each of its replies count too.
    package var timeout: Duration

    package init(
        url: String,
        from: String,
        recipients: [String],
        message: [UInt8],
        user: String? = nil,
        password: String? = nil,
        requiresTLS: Bool = false,
        caFile: String? = nil,
        timeout: Duration = .seconds(30)
    ) {
        self.url = url
        self.from = from
        self.recipients = recipients
        self.message = message
        self.user = user
        self.password = password
        self.requiresTLS = requiresTLS
        self.caFile = caFile
        self.timeout = timeout
    }
}
