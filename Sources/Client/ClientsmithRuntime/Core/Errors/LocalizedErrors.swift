#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// `localizedDescription` is what most programs show of an error. Without this it would say that an operation could not be
// completed; every error of the runtime says its own sentence there.

extension AuthenticationError: LocalizedError {
  /// The same line as `description`.
  public var errorDescription: String? { description }
}

extension DecodingFailure: LocalizedError {
  /// The same line as `description`.
  public var errorDescription: String? { description }
}

extension EncodingFailure: LocalizedError {
  /// The same line as `description`.
  public var errorDescription: String? { description }
}

extension JSONSyntaxError: LocalizedError {
  /// The same line as `description`.
  public var errorDescription: String? { description }
}

extension NoResponse: LocalizedError {
  /// The same line as `description`.
  public var errorDescription: String? { description }
}

extension PagingError: LocalizedError {
  /// The same line as `description`.
  public var errorDescription: String? { description }
}

extension PollingError: LocalizedError {
  /// The same line as `description`.
  public var errorDescription: String? { description }
}

extension RateLimitError: LocalizedError {
  /// The same line as `description`.
  public var errorDescription: String? { description }
}

extension RequestFailure: LocalizedError {
  /// The same line as `description`.
  public var errorDescription: String? { description }
}

extension StreamFailure: LocalizedError {
  /// The same line as `description`.
  public var errorDescription: String? { description }
}

extension TransportError: LocalizedError {
  /// The same line as `description`.
  public var errorDescription: String? { description }
}

/// An error of one of our own transports for tests, whose text holds no secret: the call's error says it as it is.
package protocol StatedFailure: Error, CustomStringConvertible {}
