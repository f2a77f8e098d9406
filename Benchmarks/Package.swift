// swift-tools-version: 6.2
import PackageDescription

// Apart from the main package, so that nobody who only uses Clientsmith builds it.
let package = Package(
  name: "clientsmith-benchmarks",
  platforms: [.macOS(.v13)],
  dependencies: [
    .package(name: "clientsmith", path: ".."),
    .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.0"),
  ],
  targets: [
    .executableTarget(
      name: "JSONBenchmark", dependencies: [.product(name: "ClientsmithRuntime", package: "clientsmith")]),
    .target(name: "CAllocationCounter"),
    .executableTarget(
      name: "CallBenchmark",
      dependencies: [
        "CAllocationCounter", .product(name: "ClientsmithRuntime", package: "clientsmith"),
        .product(name: "ClientsmithTelemetry", package: "clientsmith"),
        .product(name: "InMemoryTracing", package: "swift-distributed-tracing"),
        .product(name: "Tracing", package: "swift-distributed-tracing"),
      ]),
    .executableTarget(
      name: "TransportBenchmark",
      dependencies: [
        .product(name: "ClientsmithRuntime", package: "clientsmith"),
        .product(name: "ClientsmithAsyncHTTPClient", package: "clientsmith"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
