import HTTPTypes
import Logging

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What a client takes from the process's environment where its caller gives nothing: base URL, further headers and log level, and for
/// generated code the variables in which credentials stand.
///
/// For a client with the prefix `OPENPETS` they are `OPENPETS_BASE_URL`, `OPENPETS_HEADERS` (a line `Name: value` each) and `OPENPETS_LOG`
/// (`debug`). An empty variable counts as none. One that cannot be what it should fails every call with an error that names it, and never its
/// value.
@_spi(Generated)
public final class EnvironmentSettings: Sendable {
  /// The variables that are not empty.
  public let variables: [String: String]
  /// The caller's configuration, and what the environment has beside it.
  let configuration: ClientConfiguration
  private let server: String?
  private let failure: RequestFailure?
  private let prefix: String

  /// Reads the environment that `configuration` names, or else the process's.
  public init(_ prefix: String, _ configuration: ClientConfiguration) {
    self.prefix = prefix
    variables = (configuration.variables ?? ProcessInfo.processInfo.environment)
      .filter { $0.key.hasPrefix(prefix + "_") && !$0.value.isEmpty }
    var reading = EnvironmentReading(prefix: prefix, variables: variables, configuration: configuration)
    if !variables.isEmpty { reading.readAll() }
    self.configuration = reading.configuration
    server = reading.server
    failure = reading.failure
  }

  /// The server that a caller or the environment names, else the document's own; throws ``RequestFailure``.
  func server(given: String?, usual: String?) throws -> String {
    if let failure { throw failure }
    if let server = given ?? server ?? usual { return server }
    throw RequestFailure(
      "no server is known; give the client one as `server:`, or in the environment as `\(prefix)_BASE_URL`")
  }
}

/// The variables one after the other, and what has come of them.
private struct EnvironmentReading {
  let prefix: String
  let variables: [String: String]
  var configuration: ClientConfiguration
  var server: String?
  var failure: RequestFailure?

  mutating func readAll() {
    readServer()
    readHeaders()
    readLogLevel()
  }

  private mutating func readServer() {
    guard let text = variables["\(prefix)_BASE_URL"] else { return }
    server = text
    if (try? ServerAddress(text)) == nil {
      fail("BASE_URL", "is no http or https URL with a host, without user name and password")
    }
  }

  /// Fields that the caller has set win.
  private mutating func readHeaders() {
    guard let text = variables["\(prefix)_HEADERS"] else { return }
    var fields = HTTPFields()
    for line in text.split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: ":", maxSplits: 1)
      let value = parts.last.map { $0.drop { $0 == " " } } ?? ""
      guard parts.count == 2, let name = HTTPField.Name(String(parts[0])), HTTPField.isValidValue(String(value)) else {
        return fail("HEADERS", "has a line that is no `Name: value`")
      }
      fields.append(HTTPField(name: name, value: String(value)))
    }
    fields.replace(with: configuration.headers)
    configuration.headers = fields
  }

  /// A logger of the caller's wins.
  private mutating func readLogLevel() {
    guard let text = variables["\(prefix)_LOG"]?.lowercased(), text != "off" else { return }
    guard let level = Logger.Level(rawValue: text) else {
      return fail("LOG", "is none of \(Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")) and off")
    }
    guard configuration.logger == nil else { return }
    var logger = Logger(label: prefix.lowercased())
    logger.logLevel = level
    configuration.logger = logger
  }

  private mutating func fail(_ name: String, _ flaw: String) {
    if failure == nil { failure = RequestFailure("the environment variable `\(prefix)_\(name)` \(flaw)") }
  }
}

@_spi(Generated)
extension Connection {
  /// A connection to the server that the caller names, the environment, or else the document, in that order.
  public convenience init(
    description: APIDescription, server: String?, usual: String?, credentials: [Credential],
    _ settings: EnvironmentSettings, parameters: [String: (any ParameterValue)?] = [:]
  ) {
    self.init(
      description: description, server: Result { try settings.server(given: server, usual: usual) },
      credentials: credentials, configuration: settings.configuration,
      parameters: parameters.compactMapValues { $0?._parameterContent })
  }
}

extension EnvironmentSettings: CustomStringConvertible, CustomReflectable {
  /// The prefix alone: variables may hold secrets.
  public var description: String { "EnvironmentSettings(\(prefix))" }
  /// The same.
  public var customMirror: Mirror { Mirror(self, children: ["prefix": prefix], displayStyle: .struct) }
}
