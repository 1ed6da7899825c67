import Settings

/// A configuration file. Text that is no YAML, and YAML that is no configuration.
func feedSettings(_ bytes: [UInt8]) {
    let loaded = SettingsLoader.load(text: text(bytes), named: "fuzz.yaml")
    demand(loaded.configuration != nil || !loaded.errors.isEmpty, "refused without a reason")
}
