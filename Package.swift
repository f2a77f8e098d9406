// swift-tools-version: 6.2
import PackageDescription

/// Whether somebody works on Clientsmith itself: adds what only its own tests and demo need, and switches every trait on. `make`
/// sets it. Whoever uses a client leaves it unset and gets the few packages that a client needs.
let development = Context.environment["CLIENTSMITH_DEVELOPMENT"] == "1"

let traits: Set<Trait> = [
  .trait(
    name: "URLSession",
    description:
      "URLSessionTransport on Linux, and with it all of Foundation; on Apple's platforms it is there without the trait"),
  .trait(
    name: "AsyncHTTPClient", description: "ClientsmithAsyncHTTPClient: a transport over async-http-client, for servers"),
  .trait(
    name: "XML", description: "ClientsmithXML: bodies in XML, by XMLCoder, which needs all of Foundation",
    enabledTraits: ["URLSession"]),
  .trait(
    name: "Crypto",
    description:
      "ClientsmithOAuth and ClientsmithWebhooks away from Apple's platforms, where CryptoKit does it: by swift-crypto"),
  .trait(
    name: "Redis",
    description: "ClientsmithRedis: tokens and rate limits that a fleet shares in Redis or Valkey, over swift-nio",
    enabledTraits: ["Crypto"]),
  .trait(
    name: "Telemetry",
    description: "ClientsmithTelemetry: traces and metrics by swift-distributed-tracing and swift-metrics"),
]

/// What is on where nobody says which traits: in a checkout all of them.
let defaults: Set<String> = development ? Set(traits.map(\.name)) : ["URLSession"]

let crypto: Target.Dependency = .product(
  name: "Crypto", package: "swift-crypto",
  condition: .when(platforms: [.linux, .android, .windows, .wasi], traits: ["Crypto"]))

let package = Package(
  name: "clientsmith",
  platforms: [.macOS(.v13), .iOS(.v16), .tvOS(.v16), .watchOS(.v9), .visionOS(.v1)],
  products: [
    .executable(name: "clientsmith", targets: ["clientsmith"]),
    .library(name: "Pipeline", targets: ["Pipeline"]),
    .library(name: "ClientsmithRuntime", targets: ["ClientsmithRuntime"]),
    .library(name: "ClientsmithAuthenticationServices", targets: ["ClientsmithAuthenticationServices"]),
    .library(name: "ClientsmithOAuth", targets: ["ClientsmithOAuth"]),
    .library(name: "ClientsmithWebhooks", targets: ["ClientsmithWebhooks"]),
    .library(name: "ClientsmithAsyncHTTPClient", targets: ["ClientsmithAsyncHTTPClient"]),
    .library(name: "ClientsmithRedis", targets: ["ClientsmithRedis"]),
    .library(name: "ClientsmithTelemetry", targets: ["ClientsmithTelemetry"]),
    .library(name: "ClientsmithTesting", targets: ["ClientsmithTesting"]),
    .library(name: "ClientsmithMock", targets: ["ClientsmithMock"]),
    .library(name: "ClientsmithXML", targets: ["ClientsmithXML"]),
    .library(name: "ClientsmithContract", targets: ["ClientsmithContract"]),
  ],
  traits: traits.union([.default(enabledTraits: defaults)]),
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    // Behind traits: what is off is not resolved.
    .package(url: "https://github.com/apple/swift-crypto", "3.12.0"..<"5.0.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.100.0"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.30.0"),
    .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.0"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/CoreOffice/XMLCoder", from: "0.18.0"),
  ],
  targets: [
    // MARK: The generator: document → model → text

    .systemLibrary(
      name: "CLibYAML", path: "Sources/Generator/CLibYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .target(name: "Diagnostics", path: "Sources/Generator/Diagnostics"),
    .target(name: "YAML", dependencies: ["CLibYAML", "Diagnostics"], path: "Sources/Generator/YAML"),
    .target(name: "OpenAPI", dependencies: ["YAML", "Diagnostics"], path: "Sources/Generator/OpenAPI"),
    .target(
      name: "ClientModel", dependencies: ["OpenAPI", "YAML", "Diagnostics"], path: "Sources/Generator/ClientModel"),
    .target(name: "Templating", dependencies: ["Diagnostics"], path: "Sources/Generator/Templating"),
    .target(
      name: "Templates", path: "templates", exclude: ["README.md"], resources: [.embedInCode("swift")]),
    .target(
      name: "SwiftEmitter", dependencies: ["ClientModel", "Templating", "Templates", "Diagnostics"],
      path: "Sources/Generator/SwiftEmitter"),
    .target(
      name: "Comparison", dependencies: ["ClientModel", "OpenAPI", "YAML", "Diagnostics"],
      path: "Sources/Generator/Comparison"),
    .target(
      name: "Verification", dependencies: ["OpenAPI", "YAML", "Diagnostics"], path: "Sources/Generator/Verification"),
    .target(
      name: "Pipeline",
      dependencies: [
        "Diagnostics", "YAML", "OpenAPI", "ClientModel", "Templating", "Templates", "SwiftEmitter", "Comparison",
        "Verification",
      ], path: "Sources/Generator/Pipeline"),
    .executableTarget(
      name: "clientsmith",
      dependencies: [
        "Pipeline", "Diagnostics", "Comparison", "Verification",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], path: "Sources/Generator/clientsmith"),

    // MARK: The runtime: what generated code imports

    // Which clients the runtime works with: see docs/versions.md.
    .target(name: "ClientsmithGeneration1", path: "Sources/Client/ClientsmithGeneration1"),
    .target(
      name: "ClientsmithRuntime",
      dependencies: [
        "ClientsmithGeneration1", .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
      ], path: "Sources/Client/ClientsmithRuntime"),
    // Empty where there is no such framework.
    .target(
      name: "ClientsmithAuthenticationServices", dependencies: ["ClientsmithRuntime"],
      path: "Sources/Client/ClientsmithAuthenticationServices"),
    .target(
      name: "ClientsmithOAuth",
      dependencies: ["ClientsmithRuntime", crypto],
      path: "Sources/Client/ClientsmithOAuth"),
    .target(
      name: "ClientsmithWebhooks",
      dependencies: ["ClientsmithRuntime", crypto],
      path: "Sources/Client/ClientsmithWebhooks"),
    .target(
      name: "ClientsmithAsyncHTTPClient",
      dependencies: [
        "ClientsmithRuntime", .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "AsyncHTTPClient", package: "async-http-client", condition: .when(traits: ["AsyncHTTPClient"])),
        .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["AsyncHTTPClient"])),
        .product(
          name: "Tracing", package: "swift-distributed-tracing", condition: .when(traits: ["AsyncHTTPClient"])),
      ], path: "Sources/Client/ClientsmithAsyncHTTPClient"),
    .target(
      name: "ClientsmithRedis",
      dependencies: [
        "ClientsmithRuntime", crypto, .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["Redis"])),
        .product(name: "NIOPosix", package: "swift-nio", condition: .when(traits: ["Redis"])),
        .product(name: "NIOSSL", package: "swift-nio-ssl", condition: .when(traits: ["Redis"])),
      ], path: "Sources/Client/ClientsmithRedis"),
    .target(
      name: "ClientsmithTelemetry",
      dependencies: [
        "ClientsmithRuntime", .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Tracing", package: "swift-distributed-tracing", condition: .when(traits: ["Telemetry"])),
        .product(name: "Metrics", package: "swift-metrics", condition: .when(traits: ["Telemetry"])),
      ], path: "Sources/Client/ClientsmithTelemetry"),
    .target(
      name: "ClientsmithTesting",
      dependencies: ["ClientsmithRuntime", .product(name: "HTTPTypes", package: "swift-http-types")],
      path: "Sources/Client/ClientsmithTesting"),
    // Its `Engine` is compiled into the tool as well, for `clientsmith mock`.
    .target(
      name: "ClientsmithMock",
      dependencies: [
        "ClientsmithRuntime", "ClientsmithTesting", .product(name: "HTTPTypes", package: "swift-http-types"),
      ],
      path: "Sources/Client/ClientsmithMock"),
    .target(
      name: "ClientsmithContract",
      dependencies: ["ClientsmithRuntime", .product(name: "HTTPTypes", package: "swift-http-types")],
      path: "Sources/Client/ClientsmithContract"),
    .target(
      name: "ClientsmithXML",
      dependencies: [
        "ClientsmithRuntime", .product(name: "XMLCoder", package: "XMLCoder", condition: .when(traits: ["XML"])),
      ],
      path: "Sources/Client/ClientsmithXML"),

    // What users' modules implement, compiled as Xcode compiles new apps.
    .testTarget(
      name: "ApproachableConcurrencyTests",
      dependencies: ["ClientsmithRuntime", .product(name: "HTTPTypes", package: "swift-http-types")],
      swiftSettings: [.enableUpcomingFeature("NonisolatedNonsendingByDefault")]),
    // Shares a token file with another of its kind: a process of its own for the tests of `FileTokenStore`.
    .executableTarget(name: "TokenFileClient", dependencies: ["ClientsmithRuntime"], path: "Tests/TokenFileClient"),
    .testTarget(
      name: "ClientsmithRuntimeTests",
      dependencies: [
        "ClientsmithRuntime", "ClientsmithTesting", "TokenFileClient",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
      ]),
    .testTarget(
      name: "ClientsmithContractTests",
      dependencies: [
        "ClientsmithContract", "ClientsmithRuntime", "ClientsmithTesting",
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ]),
    // Which module may know which.
    .testTarget(name: "ArchitectureTests"),
    .testTarget(name: "OpenAPITests", dependencies: ["OpenAPI", "YAML", "Diagnostics"]),
    .testTarget(
      name: "ClientModelTests", dependencies: ["ClientModel", "OpenAPI", "YAML", "Diagnostics"]),
    .testTarget(name: "TemplatingTests", dependencies: ["Templating", "Diagnostics"]),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
    .testTarget(name: "YAMLTests", dependencies: ["YAML", "Diagnostics"]),
    .testTarget(
      name: "PipelineTests",
      dependencies: ["Pipeline", "Diagnostics", "YAML", "OpenAPI", "ClientModel", "SwiftEmitter"]),
    .testTarget(
      name: "ComparisonTests", dependencies: ["Comparison", "Pipeline", "Diagnostics", "ClientModel", "OpenAPI"],
      exclude: ["Documents", "Reports"]),
    .testTarget(name: "CommandTests", dependencies: ["clientsmith", "Pipeline"]),
    .testTarget(
      name: "GoldenTests", dependencies: ["Pipeline", "OpenAPI", "Diagnostics"], exclude: ["Cases"]),
    .testTarget(
      name: "SwiftEmitterTests",
      dependencies: ["SwiftEmitter", "ClientModel", "Templating", "Templates", "Diagnostics"]),

    // MARK: The four services' clients, as `clientsmith generate` writes them

    .target(name: "Firefly", dependencies: ["ClientsmithRuntime"], path: "Generated/Firefly"),
    .target(name: "Bluefly", dependencies: ["ClientsmithRuntime"], path: "Generated/Bluefly"),
    .target(name: "FirstQuadrant", dependencies: ["ClientsmithRuntime"], path: "Generated/FirstQuadrant"),
    .target(name: "FireHydrant", dependencies: ["ClientsmithRuntime"], path: "Generated/FireHydrant"),
  ],
  swiftLanguageModes: [.v6]
)

// MARK: What only Clientsmith's own tests and demo need

if development {
  package.dependencies.append(.package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"))
  package.targets += [
    // A server that keeps the bytes it was sent, and one in Python that reads them with its own parsers.
    .target(
      name: "LoopbackServers",
      dependencies: [
        "ClientsmithRuntime", .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ],
      path: "Tests/LoopbackServers"),
    .testTarget(
      name: "ClientsmithAsyncHTTPClientTests",
      dependencies: [
        "ClientsmithAsyncHTTPClient", "ClientsmithRuntime", "ClientsmithTesting", "LoopbackServers",
        .product(name: "HTTPTypes", package: "swift-http-types"), .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ]),
    .testTarget(
      name: "CurlTransportTests",
      dependencies: [
        "ClientsmithRuntime", "LoopbackServers", .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"), .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ]),
    .testTarget(
      name: "ClientsmithTestingTests",
      dependencies: [
        "ClientsmithRuntime", "ClientsmithTesting", "ClientsmithXML",
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ]),
    // One process of a fleet: `Benchmarks/Fleet/fleet` starts many and kills them.
    .executableTarget(
      name: "FleetProcess",
      dependencies: [
        "ClientsmithRedis", "ClientsmithRuntime", .product(name: "HTTPTypes", package: "swift-http-types"),
      ],
      path: "Tests/FleetProcess"),
    .testTarget(
      name: "ClientsmithRedisTests",
      dependencies: [
        "ClientsmithRedis", "ClientsmithRuntime", "FleetProcess",
        .product(name: "HTTPTypes", package: "swift-http-types"), .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ]),
    .testTarget(
      name: "ClientsmithTelemetryTests",
      dependencies: [
        "ClientsmithTelemetry", "ClientsmithRuntime", "ClientsmithTesting",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "InMemoryTracing", package: "swift-distributed-tracing"),
        .product(name: "MetricsTestKit", package: "swift-metrics"),
        .product(name: "Tracing", package: "swift-distributed-tracing"),
      ]),
    // The client of the authorization server in `interop/`.
    .target(name: "Authlib", dependencies: ["ClientsmithRuntime"], path: "interop/Authlib"),
    // The clients of the applications there.
    .target(name: "Shop", dependencies: ["ClientsmithRuntime"], path: "interop/Shop"),
    .target(name: "Library", dependencies: ["ClientsmithRuntime"], path: "interop/Library"),
    .testTarget(
      name: "FrameworkTests",
      dependencies: [
        "Library", "Shop", "ClientsmithRuntime", .product(name: "HTTPTypes", package: "swift-http-types"),
      ]),
    .testTarget(
      name: "ClientsmithOAuthTests",
      dependencies: [
        "Authlib", "ClientsmithOAuth", "ClientsmithRuntime", .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ]),
    .testTarget(
      name: "ClientsmithWebhooksTests",
      dependencies: [
        "ClientsmithWebhooks", "ClientsmithRuntime", "FireHydrant",
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ]),
    // The client of a document with everything that can go over the wire, and what its calls send and read.
    .target(name: "Wire", dependencies: ["ClientsmithRuntime", "ClientsmithXML"], path: "Tests/WireClient"),
    .testTarget(
      name: "WireTests",
      dependencies: [
        "Wire", "ClientsmithAsyncHTTPClient", "ClientsmithRuntime", "ClientsmithTesting", "ClientsmithXML",
        "LoopbackServers", .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
      ],
      exclude: ["wire.yaml"]),
    .testTarget(
      name: "DocumentationTests",
      dependencies: [
        "ClientsmithRuntime", "ClientsmithContract", "ClientsmithOAuth", "ClientsmithRedis", "ClientsmithTelemetry",
        "ClientsmithTesting", "ClientsmithWebhooks", "Firefly", "Bluefly", "FirstQuadrant", "FireHydrant",
        "ClientsmithMock", "BlueflyMock", "FireHydrantMock",
      ]),

    // The four services' mocks, as `clientsmith generate` writes them, and the journeys against them.
    .target(
      name: "FireflyMock", dependencies: ["Firefly", "ClientsmithMock", "ClientsmithRuntime", "ClientsmithTesting"],
      path: "Generated/FireflyMock"),
    .target(
      name: "BlueflyMock", dependencies: ["Bluefly", "ClientsmithMock", "ClientsmithRuntime", "ClientsmithTesting"],
      path: "Generated/BlueflyMock"),
    .target(
      name: "FirstQuadrantMock",
      dependencies: ["FirstQuadrant", "ClientsmithMock", "ClientsmithRuntime", "ClientsmithTesting"],
      path: "Generated/FirstQuadrantMock"),
    .target(
      name: "FireHydrantMock",
      dependencies: ["FireHydrant", "ClientsmithMock", "ClientsmithRuntime", "ClientsmithTesting"],
      path: "Generated/FireHydrantMock"),
    .testTarget(
      name: "MockTests",
      dependencies: [
        "Firefly", "FireflyMock", "Bluefly", "BlueflyMock", "FirstQuadrant", "FirstQuadrantMock", "FireHydrant",
        "FireHydrantMock", "ClientsmithMock", "ClientsmithRuntime", "ClientsmithTesting",
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ]),

    // MARK: The four services, simulated

    .target(
      name: "ServiceSimulators",
      dependencies: [
        .product(name: "Crypto", package: "swift-crypto"), .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "HummingbirdCore", package: "hummingbird"), .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOConcurrencyHelpers", package: "swift-nio"), .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ],
      path: "Tests/Simulators"),
    .testTarget(
      name: "SimulatorTests",
      dependencies: [
        "ServiceSimulators", .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "Crypto", package: "swift-crypto"), .product(name: "NIOCore", package: "swift-nio"),
      ]),
    // Builds programs with clients of documents that are not ours: needs the generator and the runtime's objects.
    .testTarget(
      name: "CorpusTests",
      dependencies: ["ServiceSimulators", "ClientsmithRuntime", "YAML", "Diagnostics", "clientsmith"]),
    .testTarget(
      name: "ServiceTests",
      dependencies: [
        "ServiceSimulators", "ClientsmithRuntime", "ClientsmithAsyncHTTPClient", "ClientsmithTesting", "Firefly",
        "Bluefly",
        "FirstQuadrant", "FireHydrant", "Verification", "OpenAPI", "YAML", "Diagnostics",
        .product(name: "HTTPTypes", package: "swift-http-types"), .product(name: "Logging", package: "swift-log"),
      ]),
    .executableTarget(
      name: "demo",
      dependencies: [
        "ServiceSimulators", "ClientsmithRuntime", "ClientsmithTesting", "Firefly", "Bluefly", "FirstQuadrant",
        "FireHydrant",
      ],
      path: "Demo"),
  ]
}
