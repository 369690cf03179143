// swift-tools-version: 6.2
import PackageDescription

/// Every target is held to the same rules: Swift 6, imports that say what they need, no warning left standing.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "lectern",
    products: [
        .executable(name: "lectern", targets: ["lectern"]),
        // For Fuzz/, which builds them with instruments of its own.
        .library(name: "LecternParsers", targets: ["LecternFormats", "LecternQuery", "LecternText"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        // Exact: before 1.0 any version may break.
        .package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"])]),
        .target(name: "CTerminal"),
        .systemLibrary(name: "CPCRE2", providers: [.apt(["libpcre2-dev"])]),
        .target(name: "CMarkup", cSettings: [.unsafeFlags(["-I/usr/include/libxml2"])]),
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "CKernels", cSettings: [.unsafeFlags(["-O2"])]),
        .target(name: "LecternText", swiftSettings: strict),
        .target(name: "LecternScreen", dependencies: ["LecternText"], swiftSettings: strict),
        .target(
            name: "LecternFormats", dependencies: ["LecternText", "LecternScreen", "CMarkup", "CZlib"],
            swiftSettings: strict),
        .target(name: "CFetch"),
        .target(name: "LecternFetch", dependencies: ["CFetch"], swiftSettings: strict),
        .target(name: "LecternQuery", dependencies: ["LecternText"], swiftSettings: strict),
        .target(name: "LecternSearch", dependencies: ["LecternText", "CPCRE2"], swiftSettings: strict),
        .target(name: "LecternEncoder", dependencies: ["LecternText", "CKernels"], swiftSettings: strict),
        .target(name: "LecternAnalysis", dependencies: ["LecternText", "LecternEncoder"], swiftSettings: strict),
        .target(
            name: "LecternLibrary",
            dependencies: [
                "LecternText", "LecternQuery", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .target(
            name: "LecternReader", dependencies: ["LecternText", "LecternScreen", "LecternQuery", "LecternSearch"],
            swiftSettings: strict),
        .target(
            name: "LecternTerminal", dependencies: ["LecternScreen", "CNcurses", "CTerminal"], swiftSettings: strict),
        .executableTarget(
            name: "lectern",
            dependencies: [
                "LecternText", "LecternScreen", "LecternFormats", "LecternAnalysis", "LecternEncoder", "LecternLibrary",
                "LecternFetch", "LecternQuery", "LecternReader", "LecternSearch", "LecternTerminal",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "TOMLKit", package: "TOMLKit"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "LecternTextTests", dependencies: ["LecternText", "LecternTestSupport"], swiftSettings: strict),
        .testTarget(
            name: "LecternScreenTests", dependencies: ["LecternScreen", "LecternText", "LecternTestSupport"],
            exclude: ["Goldens"], swiftSettings: strict),
        .testTarget(
            name: "LecternSearchTests", dependencies: ["LecternSearch", "LecternText", "LecternTestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "LecternQueryTests", dependencies: ["LecternQuery", "LecternText", "LecternTestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "LecternFormatsTests", dependencies: ["LecternFormats", "LecternText", "LecternTestSupport"],
            exclude: ["Goldens"], swiftSettings: strict),
        .testTarget(
            name: "LecternFetchTests", dependencies: ["LecternFetch", "LecternTestSupport"], swiftSettings: strict),
        .testTarget(
            name: "LecternEncoderTests", dependencies: ["LecternEncoder", "LecternText", "LecternTestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "LecternAnalysisTests",
            dependencies: ["LecternAnalysis", "LecternEncoder", "LecternText", "LecternTestSupport"],
            exclude: ["Goldens", "Kinds", "Meanings", "Stances"],
            swiftSettings: strict),
        .testTarget(
            name: "LecternLibraryTests",
            dependencies: [
                "LecternLibrary", "LecternQuery", "LecternText", "LecternTestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "LecternReaderTests",
            dependencies: [
                "LecternReader", "LecternScreen", "LecternQuery", "LecternSearch", "LecternText", "LecternTestSupport",
            ],
            exclude: ["Goldens"], swiftSettings: strict),
        .testTarget(
            name: "DocumentationTests",
            dependencies: ["LecternAnalysis", "LecternReader", "LecternScreen", "LecternText", "LecternTestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "ProgramTests", dependencies: ["lectern", "LecternReader", "LecternScreen", "LecternTestSupport"],
            swiftSettings: strict),
        .target(
            name: "LecternTestSupport", dependencies: ["LecternText", "LecternScreen", "LecternEncoder"],
            path: "Tests/LecternTestSupport", exclude: ["Reference"], swiftSettings: strict),
    ]
)
