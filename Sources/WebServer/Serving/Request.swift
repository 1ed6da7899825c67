import HummingbirdCore

/// In this module a request is one of HTTP; `Incidents` has a `Request` too.
typealias Request = HummingbirdCore.Request
