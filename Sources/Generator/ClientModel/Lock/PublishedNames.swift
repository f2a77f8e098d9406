/// The names under which a client was published, by what does not move in a document: method and path, the way to a schema,
/// a parameter's place and name, a server's address.
///
/// The naming passes ask it first, so that a renamed `operationId`, another order or a neighbour's arrival renames nothing
/// that callers use. Without it, names are a pure function of the document.
package struct PublishedNames: Sendable, Hashable {
  /// Something that has a name and a place among others.
  package struct Entry: Sendable, Hashable {
    package var name: String
    /// Its place in the order of arguments or properties, counted from 0.
    package var position: Int
    /// What callers hold of it: see `PublishedStorage`.
    package var storage: String?

    package init(_ name: String, at position: Int, storage: String? = nil) {
      self.name = name
      self.position = position
      self.storage = storage
    }
  }

  /// The types of resources by the client's properties that give them.
  package var resources: [String: String] = [:]
  /// Methods by operation: the resource's property and the method, joined by a dot.
  package var calls: [String: String] = [:]
  /// Labels by operation, and in it by place and name.
  package var arguments: [String: [String: Entry]] = [:]
  /// What calls answer with, by operation, what errors hold, and what webhooks bring (`PublishedStorage`).
  package var answers: [String: String] = [:]
  /// Types by identity, nested ones with their owners: `Pet.Status`.
  package var types: [String: String] = [:]
  /// Members by the identity of their type, and in it by their names on the wire.
  package var members: [String: [String: Entry]] = [:]
  /// Static members by address.
  package var servers: [String: String] = [:]
  /// Security schemes by what they do on the wire, and there by their keys in the document.
  package var schemes: [String: [String: String]] = [:]
  /// The functions that make credentials, by the schemes that they are for.
  package var credentials: [String: String] = [:]

  /// Where the document was fetched, nil where nobody did.
  package var source: Source?

  /// What is known of the document that was fetched last.
  package struct Source: Sendable, Hashable {
    package var address: String
    /// Of the document as it was fetched.
    package var fingerprint: String
    /// The entity tag of the answer (RFC 9110 §8.8.3).
    package var etag: String?

    package init(address: String, fingerprint: String, etag: String?) {
      self.address = address
      self.fingerprint = fingerprint
      self.etag = etag
    }
  }

  package init() {}

  package var isEmpty: Bool {
    resources.isEmpty && calls.isEmpty && types.isEmpty && members.isEmpty && servers.isEmpty && arguments.isEmpty
      && schemes.isEmpty && credentials.isEmpty
  }
}

extension PublishedNames {
  /// The key of an operation; `isSecond` for a further method of one that can answer in another form.
  static func key(of operation: Operation, isSecond: Bool) -> String {
    operation.identity + (isSecond ? " (\(form(of: operation)))" : "")
  }

  /// What a further method of an operation answers with: a stream, or the one media type that it asks for.
  private static func form(of operation: Operation) -> String {
    operation.isStream ? "stream" : operation.accept.first ?? "stream"
  }

  /// The key of a parameter: those of the path by their order, since their names are the document's own business.
  static func key(of parameter: Parameter, in path: String) -> String {
    if parameter.location == .path, let index = PathTemplateShape.names(in: path).firstIndex(of: parameter.wireName) {
      return "path \(index)"
    }
    let name = parameter.location == .header ? parameter.wireName.lowercased() : parameter.wireName
    return "\(parameter.location.rawValue) \(name)"
  }

  /// The key of what errors hold, among the answers.
  static let problem = "error"

  /// The key of a webhook among the answers.
  static func key(of webhook: Webhook) -> String { "webhook \(webhook.method) \(webhook.id)" }

  /// A name as it is kept: without the backticks that one place or another needs.
  static func bare(_ name: String) -> String {
    name.hasPrefix("`") && name.hasSuffix("`") ? String(name.dropFirst().dropLast()) : name
  }
}
