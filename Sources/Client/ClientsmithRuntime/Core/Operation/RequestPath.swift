/// The path of a call of one's own, beneath the client's server: `"/pets/\(id)/beta"`.
///
/// What is interpolated is one segment, percent-encoded as generated code does it (RFC 3986 section 3.3); an empty one, `.` or `..` fails
/// the call before anything is sent. A query in the path is kept. In logs and errors the path stands with numbers in place
/// of the values.
public struct RequestPath: Sendable, ExpressibleByStringInterpolation {
  /// Names the values `{1}`, `{2}`, … in their order.
  let template: String
  let values: [OperationRequest.PathValue]
  let failure: RequestFailure?

  /// A path that is written out.
  public init(stringLiteral value: String) {
    self.init(value)
  }

  /// A path that was put together elsewhere: its reserved characters count as such, braces and blanks are percent-encoded.
  public init(_ path: String) {
    var interpolation = StringInterpolation(literalCapacity: path.utf8.count, interpolationCount: 0)
    interpolation.appendLiteral(path)
    self.init(stringInterpolation: interpolation)
  }

  /// A path with values in it.
  public init(stringInterpolation: StringInterpolation) {
    template = stringInterpolation.template
    values = stringInterpolation.values
    failure = stringInterpolation.failure ?? Self.flaw(in: stringInterpolation.template)
  }

  private static func flaw(in template: String) -> RequestFailure? {
    if template.utf8.first != UInt8(ascii: "/") {
      return RequestFailure(
        "the path has to begin with `/`; another server is named by the call's `options.server`, or by one's own client"
      )
    }
    if template.utf8.contains(UInt8(ascii: "#")) {
      return RequestFailure("a fragment (`#`) is no part of what is sent; write `%23` for the character")
    }
    return nil
  }

  /// Puts a path together.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var template = ""
    fileprivate var values: [OperationRequest.PathValue] = []
    fileprivate var failure: RequestFailure?

    /// Begins a path.
    public init(literalCapacity: Int, interpolationCount: Int) {
      template.reserveCapacity(literalCapacity + 3 * interpolationCount)
    }

    /// Appends what is written out.
    public mutating func appendLiteral(_ literal: String) {
      for character in literal.unicodeScalars {
        switch character {
        case "{": template += "%7B"
        case "}": template += "%7D"
        default: template.unicodeScalars.append(character)
        }
      }
    }

    /// Appends a value as one segment, or a part of one.
    public mutating func appendInterpolation<Value: ParameterValue>(_ value: Value) {
      let value = OperationRequest.PathValue("\(values.count + 1)", value._parameterContent)
      template += "{\(value.name)}"
      failure = failure ?? value.flaw
      values.append(value)
    }
  }
}
