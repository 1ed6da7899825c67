// swift-tools-version:6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

// Each package with its reason; versions are exact so that a build is the same everywhere.
let packages: [Package.Dependency] = [
    // Requests in: 66,000 a second in 18 MB; without its traits the binary is 45 MB smaller.
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
    // What the HTTP server is made of; named because its types stand in our signatures.
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
    .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
    // The configuration file: the parser that knows line and column of every node.
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    // The command line, its help and its completions.
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    // The heap of due times: 29 ns to insert, 106 ns to pop.
    .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
    // Structured logs.
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
]

let httpServer: [Target.Dependency] = [
    .product(name: "HummingbirdCore", package: "hummingbird"),
    .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "NIOHTTP1", package: "swift-nio"),
    .product(name: "NIOPosix", package: "swift-nio"),
    .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
    .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
    .product(name: "HTTPTypes", package: "swift-http-types"),
]
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let heap = Target.Dependency.product(name: "HeapModule", package: "swift-collections")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")

// One row a module: its name and what it may use. Arrows point down only.
let modules: [(name: String, uses: [Target.Dependency])] = [
    ("Incidents", []),
    ("CommandRouter", ["Incidents"]),
    ("Schedules", ["Incidents"]),
    ("Wording", ["Incidents"]),
    ("Store", ["Incidents", "CSQLite", "CCrypto"]),
    ("Delivery", ["Incidents", "Wording"]),
    ("HTTPClient", ["CCurl", "CCrypto"]),
    ("ChatServices", ["Incidents", "Delivery", "HTTPClient", "Wording", "CCrypto"]),
    ("Pagers", ["Incidents", "Delivery", "HTTPClient", "Schedules", "CCrypto", "CSpawn"]),
    ("Monitors", ["Incidents", "Delivery", "HTTPClient"]),
    ("Settings", ["Incidents", "Schedules", "Wording", yams]),
    ("Importing", ["Incidents", "Schedules", "Delivery", "Pagers", yams]),
    ("Ledger", ["Incidents", "CommandRouter", "Wording", "Store", "Delivery", heap]),
    ("WebServer", ["Incidents", "CCrypto", logging] + httpServer),
    ("Rehearsal", ["Incidents", "CommandRouter", "Wording", "Store", "Delivery", "Settings", "Ledger"]),
    (
        "Daemon",
        [
            "Incidents", "CommandRouter", "Wording", "Store", "Delivery", "HTTPClient", "ChatServices", "Pagers",
            "Monitors", "Schedules", "Settings", "Ledger", "WebServer", "CSpawn", logging,
        ]
    ),
]

// One row a test target: its name, what it tests, and the files it reads that are no code.
let tests: [(name: String, uses: [Target.Dependency], files: [String])] = [
    (
        "ChatServicesTests", ["CCrypto", "ChatServices", "Delivery", "HTTPClient", "Incidents", "Wording"], []
    ),
    ("CommandRouterTests", ["CommandRouter", "Incidents"], []),
    ("DeliveryTests", ["Delivery", "Incidents", "Wording"], []),
    ("HTTPClientTests", ["HTTPClient"], []),
    ("ImportingTests", ["Importing", "Delivery", "HTTPClient", "Incidents", "Pagers", "Schedules", "Settings"], []),
    ("IncidentsTests", ["Incidents"], []),
    ("LedgerTests", ["Ledger", "Delivery", "Incidents", "Settings", "Store", "Wording", "CSQLite"], []),
    ("MonitorsTests", ["Monitors", "Delivery", "HTTPClient", "Incidents"], []),
    ("PagersTests", ["Pagers", "Delivery", "HTTPClient", "Incidents", "Schedules"], ["Fixtures"]),
    ("RehearsalTests", ["Rehearsal", "Incidents", "Settings", "Store"], []),
    ("SchedulesTests", ["Schedules", "Incidents", "Settings"], []),
    ("SettingsTests", ["Settings", "Incidents", "Schedules", "Wording"], []),
    ("StoreTests", ["Store", "Incidents", "Wording"], ["Fixtures"]),
    ("WebServerTests", ["WebServer", "Incidents", logging] + httpServer, []),
]

// `SITREP_TESTS=HTTPClientTests,WebServerTests` leaves the others out: scripts/threads builds these alone.
let chosen = Context.environment["SITREP_TESTS"].map { $0.split(separator: ",").map(String.init) }

let package = Package(
    name: "sitrep",
    dependencies: packages,
    targets: [
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CSpawn"),
    ]
        + modules.map { .target(name: $0.name, dependencies: $0.uses, swiftSettings: strict) }
        + [
            // Fills data directories and times the core for scripts/bench; not shipped.
            .executableTarget(
                name: "sitrep-bench", dependencies: ["Incidents", "Ledger", "Schedules", "Settings", "Store"],
                swiftSettings: strict),
            .executableTarget(
                name: "sitrep",
                dependencies: [
                    "Daemon", "Delivery", "HTTPClient", "Importing", "Incidents", "Pagers", "Rehearsal", "Settings",
                    "Store", "CommandRouter", "Wording", arguments, logging,
                ],
                swiftSettings: strict),
        ]
        + tests.filter { chosen?.contains($0.name) ?? true }.map {
            .testTarget(name: $0.name, dependencies: $0.uses, exclude: $0.files, swiftSettings: strict)
        }
)
