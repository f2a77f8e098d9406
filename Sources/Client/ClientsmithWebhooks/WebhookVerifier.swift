#if canImport(CryptoKit) || Crypto
import ClientsmithRuntime
#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif
import HTTPTypes

#if canImport(CryptoKit)
import CryptoKit
#else
import Crypto
#endif

/// Checks that a webhook was sent by somebody who knows the secret, and that nobody changed it on the way.
///
/// ```swift
/// let verifier = WebhookVerifier(.fireHydrant, secret: secret)
/// let event = try verifier.decode(IncidentEvent.self, body: bytes, headers: request.headerFields)
/// ```
/// Give the body as it came: a body that was parsed and written again has other bytes, and so another signature.
public struct WebhookVerifier: Sendable {
  /// How the sender signs.
  public let scheme: WebhookScheme
  /// How far the time of signing may be from now, either way; only for schemes that send it.
  public let tolerance: Duration
  private let keys: [SymmetricKey]
  /// A secret that was given as text is not what the scheme's secrets are.
  private let isSecretMalformed: Bool

  /// Several secrets are for the time of a change: a signature by any of them will do.
  public init(_ scheme: WebhookScheme, secrets: [[UInt8]], tolerance: Duration = .seconds(300)) {
    self.scheme = scheme
    self.tolerance = tolerance
    // An empty secret would let everybody sign.
    keys = secrets.filter { !$0.isEmpty }.map { SymmetricKey(data: $0) }
    isSecretMalformed = false
  }

  /// With one secret as the sender shows it, read as the scheme says: `WebhookScheme.secretForm`.
  public init(_ scheme: WebhookScheme, secret: String, tolerance: Duration = .seconds(300)) {
    self.init(scheme, secrets: [secret], tolerance: tolerance)
  }

  /// With several secrets as the sender shows them, for the time of a change: a signature by any of them will do.
  public init(_ scheme: WebhookScheme, secrets: [String], tolerance: Duration = .seconds(300)) {
    let candidates = secrets.map(scheme.secretForm.keys)
    self.scheme = scheme
    self.tolerance = tolerance
    keys = candidates.joined().filter { !$0.isEmpty }.map { SymmetricKey(data: $0) }
    isSecretMalformed = candidates.contains(where: \.isEmpty)
  }

  /// Throws ``WebhookFailure`` unless the body is signed as the scheme says. `now` is for tests.
  public func verify(body: [UInt8], headers: HTTPFields, now: Date = Date()) throws(WebhookFailure) {
    if isSecretMalformed, keys.isEmpty { throw .malformedSecret }
    let pieces = try pieces(headers)
    let timestamp = try timestamp(pieces, headers)
    let content = try content(body, timestamp, headers)
    // Once for each key: a header may hold a thousand signatures, and the body a megabyte.
    let codes = keys.map { HMAC<SHA256>.authenticationCode(for: content, using: $0) }
    var isMalformed = true
    var isValid = false
    for piece in pieces where piece.hasPrefix(scheme.prefix) {
      guard let code = decode(piece.dropFirst(scheme.prefix.count)) else { continue }
      isMalformed = false
      // Takes the same time wherever the first wrong byte is; and every key is tried, whichever fits.
      for known in codes where known == code { isValid = true }
    }
    if isMalformed { throw .malformedSignature }
    // One that cannot be read might have been the one that fits.
    guard isValid else { throw isSecretMalformed ? .malformedSecret : .wrongSignature }
    // After the signature: of an unsigned time nothing should be told.
    if let timestamp { try check(timestamp, now) }
  }

  /// Verifies the webhook and then reads its body; throws ``WebhookFailure``, or what reading throws.
  public func decode<T: JSONDecodable>(
    _ type: T.Type = T.self, body: [UInt8], headers: HTTPFields, now: Date = Date()
  ) throws -> T {
    try verify(body: body, headers: headers, now: now)
    return try JSONReader.decode(type, from: body)
  }
}

extension WebhookVerifier {
  private func value(_ header: String, _ headers: HTTPFields) throws(WebhookFailure) -> String {
    guard let name = HTTPField.Name(header), let value = headers[name] else { throw .missingHeader(header) }
    return value
  }

  private func pieces(_ headers: HTTPFields) throws(WebhookFailure) -> [Substring] {
    let value = try value(scheme.header, headers)
    guard let separator = scheme.separator else { return [value[...]] }
    return value.split(separator: separator).map { $0.drop { $0 == " " } }
  }

  private func timestamp(_ pieces: [Substring], _ headers: HTTPFields) throws(WebhookFailure) -> String? {
    switch scheme.timestamp {
    case nil: return nil
    case .header(let header): return try value(header, headers)
    case .piece(let prefix):
      guard let piece = pieces.first(where: { $0.hasPrefix(prefix) }) else { throw .malformedTimestamp }
      return String(piece.dropFirst(prefix.count))
    }
  }

  private func content(_ body: [UInt8], _ timestamp: String?, _ headers: HTTPFields) throws(WebhookFailure) -> [UInt8] {
    if scheme.content == [.body] { return body }
    var content: [UInt8] = []
    for part in scheme.content {
      switch part {
      case .body: content += body
      case .timestamp: content += (timestamp ?? "").utf8
      case .header(let header): content += try value(header, headers).utf8
      case .text(let text): content += text.utf8
      }
    }
    return content
  }

  /// The bytes of a signature, or nil if there are not exactly as many as the hash has.
  private func decode(_ text: Substring) -> [UInt8]? {
    let bytes: [UInt8]?
    switch scheme.encoding {
    case .hex: bytes = Hexadecimal.decode(text)
    case .base64: bytes = Base64.decode(String(text))
    }
    return bytes?.count == SHA256.Digest.byteCount ? bytes : nil
  }

  private func check(_ timestamp: String, _ now: Date) throws(WebhookFailure) {
    let signed: Date
    if let seconds = Int64(timestamp) {
      signed = Date(timeIntervalSince1970: Double(seconds))
    } else if let date = DateTime.parse(timestamp) {
      signed = date
    } else {
      throw .malformedTimestamp
    }
    guard abs(now.timeIntervalSince(signed)) <= tolerance / .seconds(1) else { throw .outsideTolerance }
  }
}

extension WebhookVerifier: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Without the secrets.
  public var description: String { "WebhookVerifier(\(scheme.header))" }
  /// Without the secrets.
  public var debugDescription: String { description }
  /// Without the secrets.
  public var customMirror: Mirror { Mirror(self, children: ["scheme": scheme]) }
}
#else
/// Checks who sent a webhook, which this build is without.
@available(
  *, unavailable, message: "name the trait Crypto where the package is named: traits: [.defaults, \"Crypto\"]"
)
public struct WebhookVerifier: Sendable {}
#endif
