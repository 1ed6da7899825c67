import Incidents

/// `vendors`: whose trouble becomes ours, and how their support is reached.
extension Draft {
    mutating func readVendors() {
        for (key, field) in root["vendors"]?.named() ?? [] {
            guard let fields = field.fields(known: ["name", "phone", "url"]) else {
                policy.vendors[key] = Vendor(name: key)
                continue
            }
            policy.vendors[key] = Vendor(
                name: fields["name"]?.text()?.text ?? key, phone: fields["phone"]?.phone(),
                url: fields["url"]?.url(["https", "http"]))
        }
    }
}
