import Diagnostics
import OpenAPI
import YAML

extension OperationPass {
  /// The path item's parameters and the operation's own, the latter in the former's place where both have one.
  func allParameters(of selected: OperationSelection.Selected) -> [OpenAPI.Parameter] {
    var result = selected.item.parameters.compactMap { document.resolve($0) }
    for referenced in selected.operation.parameters {
      guard let own = document.resolve(referenced) else { continue }
      if let index = result.firstIndex(where: { $0.name == own.name && $0.place == own.place }) {
        result[index] = own
      } else {
        result.append(own)
      }
    }
    return result
  }

  /// The arguments of an operation: path parameters in the path's order, then required ones, then the rest.
  func parameters(of selected: OperationSelection.Selected, path: String, _ id: String) -> [Parameter] {
    let declared = allParameters(of: selected)
    let variables = Self.variables(in: path)
    let query = PathQuery(path: selected.path)
    var byVariable: [String: Parameter] = [:]
    var required: [Parameter] = []
    var optional: [Parameter] = []
    for source in declared where !isSentOtherwise(source) && !query.fixes(source) {
      let parameter = self.parameter(source, id, variables)
      if source.place == .path {
        // One that the path lacks has been reported by the document's reader.
        byVariable[source.name] = parameter
      } else if parameter.isRequired {
        required.append(parameter)
      } else {
        optional.append(parameter)
      }
    }
    let inPath = variables.map { byVariable[$0] ?? undeclared($0) }
    let inQuery = query.parameters(among: declared) { parameter($0, id, variables) }
    return settled(for: selected.operation, inPath + inQuery + required + optional)
  }

  /// A string for a variable of the path that nothing declares, which the document's reader reports.
  private func undeclared(_ name: String) -> Parameter {
    Parameter(
      label: "", name: "", wireName: name, location: .path, style: .simple, explode: false, allowReserved: false,
      allowEmptyValue: false, type: .string, isRequired: true, contentType: nil, constant: nil, isSecret: false,
      documentation: Documentation())
  }

  /// Whether something else sends the value: the content negotiation, or a credential (OpenAPI 3.2 §4.12.2).
  private func isSentOtherwise(_ parameter: OpenAPI.Parameter) -> Bool {
    if parameter.place == .header {
      let name = parameter.name.lowercased()
      if ["accept", "content-type", "authorization"].contains(name) { return true }
    }
    return security.isCredential(parameter)
  }

  /// What a parameter's type is known by: a path's variables by their order, since their names are the document's own business.
  private func step(of source: OpenAPI.Parameter, _ variables: [String]) -> String {
    let index = source.place == .path ? variables.firstIndex(of: source.name) : nil
    return "\(source.place.rawValue) " + (index.map { "\($0)" } ?? source.name)
  }

  private func parameter(_ source: OpenAPI.Parameter, _ id: String, _ variables: [String]) -> Parameter {
    let own = WordSplitter.words(of: source.name)
    let seed =
      Self.sharedWords(of: source, in: "parameters").map { NameSeed.shared($0) }
      ?? .operation(id, own.isEmpty ? ["value"] : own, step: step(of: source, variables))
    var lowered = Lowered(type: .string)
    var contentType: String?
    var encodings: [FormEncoding] = []
    if let schema = source.schema {
      lowered = lowering.lower(schema, seed)
    } else if let entry = source.content.first {
      contentType = entry.name
      let media = document.resolve(entry.value)
      if let schema = media?.schema { lowered = lowering.lower(schema, seed) }
      encodings = self.encodings(media)
    }
    // Whatever a path's variable may be, a text says it.
    if source.place == .path, contentType == nil, lowered.type == .json { lowered = Lowered(type: .string) }
    let isSecret =
      ExtensionReader.value("secret", in: source.extensions)?.bool == true || source.schema?.format == "password"
    return Parameter(
      label: "", name: ExtensionReader.value("name", in: source.extensions)?.string ?? "", wireName: source.name,
      location: ParameterLocation(source.place), style: ParameterStyle(source.style, source.place),
      explode: source.explode,
      allowReserved: source.allowReserved, allowEmptyValue: source.allowEmptyValue, type: lowered.type,
      // The client makes up a key that the caller does not give.
      isRequired: source.required && (source.place == .path || !isFilledKey(source)), contentType: contentType,
      encodings: encodings,
      constant: source.required && !lowered.isNullable ? lowered.constant : nil,
      defaultValue: source.required && !isSecret ? source.schema.flatMap { lowering.defaultValue(of: [$0]) } : nil,
      isSecret: isSecret, documentation: Documentation(parameter: source, document))
  }

  /// Gives every argument its name, unique in the call.
  private func settled(for operation: OpenAPI.Operation, _ parameters: [Parameter]) -> [Parameter] {
    var others: Set<String> = []
    var scope = NameScope(reserved: ReservedNames.locals)
    var parameters = parameters
    for index in parameters.indices {
      let wireName = parameters[index].wireName
      let pinned = parameters[index].name
      let wanted = SwiftIdentifier.member(of: pinned.isEmpty ? wireName : pinned)
      var name = wanted
      if !scope.isFree(name) {
        let location = parameters[index].location
        name += SwiftIdentifier.capitalised(location == .path ? "id" : location.rawValue)
      }
      let quoted = scope.takeMember(name)
      if !others.insert(wanted).inserted {
        lowering.bag.report(
          .nameCollision, "the parameter `\(wireName)` is called `\(quoted)`, since another is `\(wanted)`",
          at: operation.location, help: "choose another with `x-clientsmith-name`")
      }
      parameters[index].name = quoted
      parameters[index].label = quoted.utf8.first == UInt8(ascii: "`") ? quoted.filter { $0 != "`" } : quoted
    }
    return parameters
  }

  /// The names between braces in a path, in order, each once.
  static func variables(in path: String) -> [String] {
    var names: [String] = []
    var rest = path.utf8[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "{")),
      let close = rest[open...].firstIndex(of: UInt8(ascii: "}"))
    {
      let name = String(Substring(rest[rest.index(after: open)..<close]))
      if !name.isEmpty, !names.contains(name) { names.append(name) }
      rest = rest[rest.index(after: close)...]
    }
    return names
  }
}

extension ParameterLocation {
  init(_ place: OpenAPI.Parameter.Place) {
    switch place {
    case .path: self = .path
    case .query: self = .query
    case .header: self = .header
    case .cookie: self = .cookie
    case .querystring: self = .querystring
    }
  }
}

extension ParameterStyle {
  init(_ style: OpenAPI.ParameterStyle, _ place: OpenAPI.Parameter.Place) {
    switch style {
    case .matrix: self = .matrix
    case .label: self = .label
    case .simple: self = .simple
    case .form: self = .form
    case .spaceDelimited, .tabDelimited: self = .spaceDelimited
    case .pipeDelimited: self = .pipeDelimited
    case .deepObject: self = .deepObject
    case .cookie: self = .cookie
    }
  }
}

extension Documentation {
  /// What a parameter says of itself.
  init(parameter: OpenAPI.Parameter, _ document: Document) {
    self.init(description: parameter.description, isDeprecated: parameter.deprecated)
    guard let schema = parameter.schema else { return }
    let isSecret = ExtensionReader.value("secret", in: parameter.extensions)?.bool == true
    describe([schema], isSecret: isSecret)
  }
}
