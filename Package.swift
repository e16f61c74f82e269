// swift-tools-version: 6.3
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

// Tests draw much: `make test` has the core optimised in its debug build, which it compiles once and runs for long.
let isOptimised = Context.environment["CASUS_OPTIMISED_CORE"] != nil
let core = strict + (isOptimised ? [.unsafeFlags(["-O"], .when(configuration: .debug))] : [])
let kernels: [CSetting] = isOptimised ? [.unsafeFlags(["-O2"], .when(configuration: .debug))] : []

let package = Package(
  name: "casus",
  products: [
    .executable(name: "casus", targets: ["casus"]),
    .library(name: "CasusExpressions", targets: ["CasusExpressions"]),
    .library(name: "CasusRulebook", targets: ["CasusRulebook"]),
    .library(name: "CasusSampling", targets: ["CasusSampling"]),
    .library(name: "CasusSimulation", targets: ["CasusSimulation"]),
    .library(name: "CasusAnalysis", targets: ["CasusAnalysis"]),
    .library(name: "CasusStore", targets: ["CasusStore"]),
    .library(name: "CasusReport", targets: ["CasusReport"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.5.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // The system's libraries, and the texts that the binary carries.
    .systemLibrary(name: "CGSL", pkgConfig: "gsl", providers: [.apt(["libgsl-dev"])]),
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .target(name: "CRulebooks", exclude: ["rulebooks"]),
    // Column kernels, compiled for several instruction sets.
    .target(
      name: "CColumns",
      exclude: [
        "columns.inc", "designs.inc", "elementary.inc", "operators.inc", "sampling.inc", "tallying.inc",
      ], cSettings: kernels),

    // The pure core: no files, no clock, no globals. Imports go downward only.
    .target(name: "CasusExpressions", swiftSettings: core),
    .target(
      name: "CasusRulebook",
      dependencies: ["CasusExpressions", "CLibYAML", "CRulebooks"],
      swiftSettings: core),
    .target(name: "CasusSampling", dependencies: ["CGSL"], swiftSettings: core),
    .target(
      name: "CasusSimulation",
      dependencies: ["CasusExpressions", "CasusRulebook", "CasusSampling", "CColumns"],
      swiftSettings: core),
    .target(
      name: "CasusAnalysis",
      dependencies: ["CasusExpressions", "CasusRulebook", "CasusSampling", "CasusSimulation"],
      swiftSettings: core),

    // Input and output.
    .target(
      name: "CasusStore",
      dependencies: [
        "CasusExpressions", "CasusRulebook", "CasusSampling", "CasusSimulation", "CasusAnalysis",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .target(
      name: "CasusReport",
      dependencies: [
        "CasusExpressions", "CasusRulebook", "CasusSampling", "CasusSimulation", "CasusAnalysis",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "casus",
      dependencies: [
        "CasusExpressions", "CasusRulebook", "CasusSampling", "CasusSimulation", "CasusAnalysis",
        "CasusStore", "CasusReport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),

    .testTarget(name: "CasusExpressionsTests", dependencies: ["CasusExpressions"], swiftSettings: strict),
    .testTarget(
      name: "CasusRulebookTests", dependencies: ["CasusRulebook", "CasusExpressions"], swiftSettings: strict),
    .testTarget(
      name: "CasusSamplingTests", dependencies: ["CasusSampling", "CGSL"], swiftSettings: strict),
    .testTarget(
      name: "CasusSimulationTests",
      dependencies: ["CasusSimulation", "CasusRulebook", "CasusSampling", "CasusExpressions", "CColumns"],
      swiftSettings: strict),
    .testTarget(
      name: "CasusAnalysisTests",
      dependencies: [
        "CasusAnalysis", "CasusSimulation", "CasusRulebook", "CasusSampling", "CasusExpressions",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "CasusStoreTests",
      dependencies: [
        "CasusStore", "CasusAnalysis", "CasusSimulation", "CasusRulebook", "CasusSampling",
        "CasusExpressions", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "CasusReportTests",
      dependencies: [
        "CasusReport", "CasusAnalysis", "CasusSimulation", "CasusRulebook", "CasusSampling",
        "CasusExpressions",
      ],
      swiftSettings: strict),
    .testTarget(name: "CasusCommandTests", dependencies: ["casus"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)
