import CCurl
import Glibc

/// What libcurl needs once a process or once a thread.
enum Curl {
    /// To be asked before the first handle is made.
    ///
    /// curl saves what SIGPIPE does and puts it back around its own farewells, also where CURLOPT_NOSIGNAL is set. Two
    /// that do so at once, or one beside SwiftNIO's setting, could leave the process with the deadly default; when
    /// SIGPIPE is ignored before curl first looks, every copy it puts back ignores it too.
    static let isReady: Bool = {
        signal(SIGPIPE, SIG_IGN)
        return curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
    }()

    /// A multi handle that keeps up to 64 idle connections; curl's own rule, four times the running transfers, would
    /// keep only four of them when all is quiet.
    static func makeMulti() -> UnsafeMutableRawPointer? {
        guard isReady, let multi = curl_multi_init() else { return nil }
        _ = sitrep_curl_multi_set_number(multi, CURLMOPT_MAXCONNECTS, 64)
        return multi
    }

    /// Names this thread and keeps signals off it.
    ///
    /// With CURLOPT_NOSIGNAL curl leaves SIGPIPE alone, and OpenSSL writes without MSG_NOSIGNAL. The process's other
    /// signals belong to the thread that handles them; those of a crash stay, for the backtrace.
    static func prepareThread() {
        sitrep_curl_name_thread("sitrep-curl")
        var signals = sigset_t()
        sigfillset(&signals)
        for crash in [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT] { sigdelset(&signals, crash) }
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }
}
