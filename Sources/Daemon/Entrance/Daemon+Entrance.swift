import Ledger
import Logging
import Store

extension Daemon {
    func sessions(_ ledger: Ledger, _ thread: LedgerThread) throws -> Sessions {
        do {
            return Sessions(try ledger.store.sessions(), ledger.policy, ledger: thread, logger: logger)
        } catch {
            throw Refusal(sentence: "\(error)", status: error.exitStatus)
        }
    }

    /// Where somebody on this machine reaches what listens there.
    static func nearAddress(_ listen: String, _ port: Int) -> String {
        let host = listen.prefix(upTo: listen.lastIndex(of: ":") ?? listen.endIndex)
        // Listening everywhere is listening on loopback too.
        let near = ["0.0.0.0", "[::]"].contains(String(host)) ? "127.0.0.1" : String(host)
        return "http://\(near):\(port)"
    }

    /// For `sitrep invite`: where this daemon is reached. Nil for `port` keeps what was told at the start.
    func tellAddress(_ port: Int?, listening listen: String, _ thread: LedgerThread) async {
        await thread.read { [logger] ledger in
            do {
                let old = try ledger.store.value(WebWords.address) ?? ""
                try ledger.keepWebWords(address: port.map { Self.nearAddress(listen, $0) } ?? old)
            } catch {
                logger.warning("sitrep invite will not find this daemon", metadata: ["why": "\(error)"])
            }
        }
    }
}
