extension ClientConfiguration {
  /// The fingerprint of every setting that decides about the generated text; paths and allowances do not.
  var fingerprint: Fingerprint {
    var parts: [(name: String, value: [String])] = [
      ("module", [model.module]), ("client", [model.clientName]), ("access", [access.rawValue]),
      ("conformances", conformances), ("tags", model.selection.tags), ("paths", model.selection.paths),
      ("operations", model.selection.operationIDs), ("drops", [String(model.dropsUnusedSchemas)]),
      ("pagination", [model.inferredPagination.rawValue]),
    ]
    if carriesContract { parts.append(("contract", ["true"])) }
    if model.sharedParameters != .inferred { parts.append(("shared", ["\(model.sharedParameters)"])) }
    if !model.security.isEmpty { parts.append(("security", model.security.map { "\($0)" })) }
    if !models.isEmpty { parts.append(("models", models.map { "\($0)" })) }
    if layout != .grouped { parts.append(("layout", [layout.rawValue])) }
    if !files.isEmpty { parts.append(("files", files.flatMap { [$0.template, $0.path] })) }
    if let signature = model.webhookSignature { parts.append(("webhookSignature", ["\(signature)"])) }
    if let secret = model.webhookSecret { parts.append(("webhookSecret", [secret])) }
    parts.append(("types", Self.pairs(model.typeMapping)))
    parts.append(("names", Self.pairs(model.names)))
    parts.append(("decisions", Self.pairs(model.paginationDecisions.mapValues(String.init))))
    return Fingerprint(
      of: parts.flatMap { part in part.value.map { (name: part.name, bytes: Array($0.utf8)) } })
  }

  private static func pairs(_ texts: [String: String]) -> [String] {
    texts.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
  }
}
