/// The server took the message into its queue.
package struct MailReceipt: Sendable, Equatable {
    /// The server's last line, such as `250 2.0.0 Ok: queued as 4F2A`: the trace to look for in its log.
    package var lastReply: String
    package var code: Int

    package init(lastReply: String, code: Int) {
        self.lastReply = lastReply
        self.code = code
    }
}
