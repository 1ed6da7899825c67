import CCurl

/// A list of strings in curl's form. curl keeps the pointer, so it must outlive the transfer.
final class StringList {
    private(set) var head: UnsafeMutablePointer<curl_slist>?

    /// nil when there is no memory for it.
    init?(_ lines: [String]) {
        for line in lines {
            guard let longer = curl_slist_append(head, line) else {
                curl_slist_free_all(head)
                return nil
            }
            head = longer
        }
    }

    deinit {
        curl_slist_free_all(head)
    }
}
