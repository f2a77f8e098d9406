import Templating

/// What the document says of answers, as a client carries it.
final class ContractView: TemplateView {
  let words: Words
  let text: String

  init(words: Words, text: String) {
    self.words = words
    self.text = text
  }

  static let viewName = "contract"
  static let keys: [TemplateKey<ContractView>] = [
    .text("access", "access modifier with a space behind it, or nothing") { $0.words.access },
    .text("client", "Swift name of the client") { $0.words.api.clientName },
    .texts("lines", "the contract, line by line, without quotation marks") {
      $0.text.split(separator: "\n").map { SwiftLiteral.rawJSON(String($0)) }
    },
  ]
}
