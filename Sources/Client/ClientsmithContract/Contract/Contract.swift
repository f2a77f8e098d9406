/// What a document says of the answers of its operations, as far as a client can hold answers against it.
///
/// Schemas and operations refer to each other by position, so that a contract may be as recursive as a document is. These
/// files know no module but the standard library: the generator reads them as well (`clientsmith verify`).
public struct Contract: Sendable, Hashable {
  /// A place in a document.
  public struct Place: Sendable, Hashable {
    /// The path of the file, as it was generated from.
    public var file: String
    /// Counted from 1.
    public var line: Int
    /// Counted from 1.
    public var column: Int

    /// A place by its parts.
    public init(file: String, line: Int, column: Int) {
      self.file = file
      self.line = line
      self.column = column
    }
  }

  /// An operation and the answers that are described.
  public struct Operation: Sendable, Hashable {
    /// The id by which the generated client knows it.
    public var id: String
    /// `GET`, in capitals.
    public var method: String
    /// The path as the document writes it, `/pets/{petId}`.
    public var path: String
    /// The JSON pointer of the operation.
    public var pointer: String
    /// Where it is described.
    public var place: Place
    /// Whether the document says that it will go.
    public var isDeprecated: Bool
    /// The answers that are described.
    public var responses: [Response] = []
  }

  /// An answer by its status.
  public struct Response: Sendable, Hashable {
    /// `200`, `4XX` or `default`.
    public var status: String
    /// The JSON pointer of the answer, where references have been followed.
    public var pointer: String
    /// Where the status is described.
    public var place: Place
    /// The forms in which the answer may come.
    public var contents: [Content] = []
  }

  /// One form of an answer.
  public struct Content: Sendable, Hashable {
    /// In lower case and without parameters, for instance `application/json`.
    public var mediaType: String
    /// The position of the schema; nil where none is given, or where it is that of another encoding than JSON.
    public var schema: Int?
  }

  /// What is known of the members of an object besides those that are named.
  public enum Additional: Sendable, Hashable {
    /// Nothing is said: members that are not named are not described.
    case unsaid
    /// Any member may come.
    case open
    /// Any member of this schema, by its position.
    case schema(Int)
  }

  /// A member of an object.
  public struct Property: Sendable, Hashable {
    /// The name on the wire.
    public var name: String
    /// The position of its schema.
    public var schema: Int
    /// Whether every answer has it.
    public var isRequired: Bool
  }

  /// A JSON schema.
  public struct Schema: Sendable, Hashable {
    /// The JSON pointer, with the file before it where that is not the entry document.
    public var pointer: String
    /// Where it is described.
    public var place: Place
    /// The kinds of value it may be; empty means any.
    public var kinds: ContractKinds = []
    /// Whether `null` is accepted besides what the rest says.
    public var isNullable = false
    /// The members that are named.
    public var properties: [Property] = []
    /// Names that must be there and are no property of this schema.
    public var required: [String] = []
    /// What the other members may be.
    public var additional = Additional.unsaid
    /// The position of the schema of the elements.
    public var items: Int?
    /// The values it may have, as ``ContractValue/contractText`` gives them; empty means any.
    public var values: [String] = []
    /// Schemas that hold as well, by position (`allOf`, and what a reference leads to).
    public var parts: [Int] = []
    /// Schemas of which one holds, by position (`oneOf`, `anyOf`).
    public var variants: [Int] = []
    /// The member that tells variants apart.
    public var discriminator: String?
    /// The variants by the values of that member.
    public var mapping: [String: Int] = [:]

    /// A schema of which nothing is known but its place.
    public init(pointer: String, place: Place) {
      self.pointer = pointer
      self.place = place
    }
  }

  /// In the order of the document.
  public var operations: [Operation] = []
  /// Those that answers use.
  public var schemas: [Schema] = []

  /// Why there is nothing in it; nil where it was read, or made by hand.
  public var unreadable: Unreadable?

  /// A contract of nothing.
  public init() {}
}
