import CCurl

extension Setup {
    /// The connection is closed after each message: a kept one would have to be ended by a QUIT later, which curl
    /// does without a time limit of ours, in the middle of someone else's message or of the shutdown.
    mutating func mail(_ mail: MailTransfer, to destination: Destination) {
        set(CURLOPT_URL, mail.url)
        set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        set(CURLOPT_FORBID_REUSE, 1)
        set(CURLOPT_FRESH_CONNECT, 1)
        let milliseconds = mail.timeout.curlMilliseconds
        set(CURLOPT_TIMEOUT_MS, milliseconds)
        // The greeting, EHLO and AUTH count as connecting.
        set(CURLOPT_CONNECTTIMEOUT_MS, milliseconds)
        // Also bounds the wait for the reply to QUIT.
        set(CURLOPT_SERVER_RESPONSE_TIMEOUT, (milliseconds + 999) / 1000)
        set(CURLOPT_NOPROGRESS, 0)
        setProgress(Callbacks.progress)
        proxy(nil, to: destination)
        authorities(mail.caFile)
        security(mail, isTLS: destination.scheme == "smtps")
        login(mail)
        guard !mail.recipients.isEmpty else {
            // Greeting, TLS and login, then a word that does nothing: is the server there, and does it let us in?
            set(CURLOPT_CUSTOMREQUEST, "NOOP")
            set(CURLOPT_NOBODY, 1)
            return
        }
        set(CURLOPT_MAIL_FROM, mail.from)
        set(CURLOPT_MAIL_RCPT, lines: mail.recipients)
        set(CURLOPT_UPLOAD, 1)
        set(CURLOPT_INFILESIZE_LARGE, size: mail.message.count)
    }

    private mutating func security(_ mail: MailTransfer, isTLS: Bool) {
        set(CURLOPT_USE_SSL, Int((mail.requiresTLS ? CURLUSESSL_ALL : CURLUSESSL_TRY).rawValue))
        guard !mail.requiresTLS, !isTLS, mail.user == nil, mail.caFile == nil else { return }
        set(CURLOPT_SSL_VERIFYPEER, 0)
        set(CURLOPT_SSL_VERIFYHOST, 0)
    }

    /// Names the mechanisms, because for a user with an "@" curl would try Kerberos first and not fall back.
    private mutating func login(_ mail: MailTransfer) {
        guard let user = mail.user else { return }
        set(CURLOPT_USERNAME, user)
        set(CURLOPT_PASSWORD, mail.password ?? "")
        set(CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN;AUTH=CRAM-MD5")
    }
}
