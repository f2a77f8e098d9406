import Diagnostics
import YAML

/// Info, Contact, License, Tag and External Documentation Objects.
extension ObjectReader {
  func info(_ node: Node) -> Info {
    var info = Info.absent
    guard let mapping = object(node, "info object") else { return info }
    for entry in mapping.entries {
      guard let word = known(entry, InfoKeyword.self, &info.extensions) else { continue }
      switch word {
      case .title: info.title = text(entry) ?? ""
      case .summary: info.summary = text(entry)
      case .description: info.description = text(entry)
      case .termsOfService: info.termsOfService = text(entry)
      case .contact: info.contact = contact(entry)
      case .license: info.license = license(entry)
      case .version: info.version = text(entry) ?? ""
      }
    }
    for key in ["title", "version"] where mapping[key] == nil {
      bag.report(.missingKey, "`info` has no `\(key)`; it is taken as empty", at: node.location)
    }
    return info
  }

  private func contact(_ entry: YAML.Entry) -> Info.Contact? {
    guard let mapping = entry.value.mapping else {
      reportIgnored(entry, expected: "an object")
      return nil
    }
    var contact = Info.Contact()
    for entry in mapping.entries {
      guard let word = known(entry, ContactKeyword.self, &contact.extensions) else { continue }
      switch word {
      case .name: contact.name = text(entry)
      case .url: contact.url = text(entry)
      case .email: contact.email = text(entry)
      }
    }
    return contact
  }

  private func license(_ entry: YAML.Entry) -> Info.License? {
    guard let mapping = entry.value.mapping else {
      reportIgnored(entry, expected: "an object")
      return nil
    }
    var license = Info.License()
    for entry in mapping.entries {
      guard let word = known(entry, LicenseKeyword.self, &license.extensions) else { continue }
      switch word {
      case .name: license.name = text(entry)
      case .identifier: license.identifier = text(entry)
      case .url: license.url = text(entry)
      }
    }
    return license
  }

  func tag(_ node: Node, _ path: ObjectPath) -> Tag? {
    guard let mapping = object(node, "tag") else { return nil }
    var tag = Tag(node: node, path: path)
    for entry in mapping.entries {
      guard let word = known(entry, TagKeyword.self, &tag.extensions) else { continue }
      switch word {
      case .name: tag.name = text(entry) ?? ""
      case .summary: tag.summary = text(entry)
      case .description: tag.description = text(entry)
      case .externalDocs: tag.externalDocs = externalDocumentation(entry.value)
      case .parent: tag.parent = text(entry)
      case .kind: tag.kind = text(entry)
      }
    }
    guard !tag.name.isEmpty else {
      bag.report(.missingKey, "the tag has no `name`; it is ignored", at: node.location)
      return nil
    }
    return tag
  }

  func externalDocumentation(_ node: Node) -> ExternalDocumentation? {
    guard let mapping = node.mapping else {
      bag.report(
        node.isNull ? .nullValue : .ignoredValue, "`externalDocs` is \(describe(node)), not an object; it is ignored",
        at: node.location)
      return nil
    }
    var docs = ExternalDocumentation()
    for entry in mapping.entries {
      guard let word = known(entry, ExternalDocumentationKeyword.self, &docs.extensions) else { continue }
      switch word {
      case .url: docs.url = text(entry) ?? ""
      case .description: docs.description = text(entry)
      }
    }
    return docs
  }
}
