/// The alias of an alert, by which Opsgenie folds repeats and finds it again. At most 512 characters
/// (https://docs.opsgenie.com/docs/alert-api).
///
/// It stands in paths (`/v2/alerts/<alias>/close`), and what lies between us and them may not let `%2F` through. So the
/// slashes of the dedup key are written as in a JSON pointer (RFC 6901), which can be read back.
enum OpsgenieAlias {
    static func alias(of dedupKey: String) -> String {
        dedupKey.replacing("~", with: "~0").replacing("/", with: "~1")
    }

    static func dedupKey(of alias: String) -> String {
        alias.replacing("~1", with: "/").replacing("~0", with: "~")
    }
}
