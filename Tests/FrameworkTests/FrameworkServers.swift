import ClientsmithRuntime
import Foundation

/// The servers that `interop/run` starts: other people's frameworks, with the documents that these make of themselves.
enum FrameworkServers {
  static let fastAPI = ProcessInfo.processInfo.environment["CLIENTSMITH_INTEROP_FASTAPI"]
  static let django = ProcessInfo.processInfo.environment["CLIENTSMITH_INTEROP_DJANGO"]
  static let password = "pässword+&"

  /// A configuration whose tokens are kept apart from other tests'.
  static var configuration: ClientConfiguration {
    var configuration = ClientConfiguration.default
    configuration.tokenStore = MemoryTokenStore()
    return configuration
  }
}
