// swift-tools-version: 6.2
import PackageDescription

// A package of its own: every module is built anew here with the instruments of libFuzzer, which normal builds do without.
let package = Package(
    name: "fuzz",
    dependencies: [
        .package(name: "lectern", path: ".."),
        .package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0"),
    ],
    targets: [
        .executableTarget(
            name: "Fuzz",
            dependencies: [
                .product(name: "LecternParsers", package: "lectern"), .product(name: "TOMLKit", package: "TOMLKit"),
            ],
            swiftSettings: [
                .swiftLanguageMode(.v6), .enableUpcomingFeature("InternalImportsByDefault"),
                .enableUpcomingFeature("MemberImportVisibility"),
            ])
    ]
)
