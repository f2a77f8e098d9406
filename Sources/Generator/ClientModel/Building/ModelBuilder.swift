import Diagnostics
import OpenAPI
import YAML

/// Builds the client's model from a document: the passes, in their order.
package struct ModelBuilder {
  package let configuration: ModelConfiguration

  package init(configuration: ModelConfiguration) {
    self.configuration = configuration
  }

  /// The client to be generated, with every decision taken.
  package func build(_ document: Document, into bag: inout DiagnosticBag) -> API {
    ExtensionReader.check(document.extensionUses, into: &bag)
    var draft = APIDraft(document, configuration)
    draft.lowerComponents()
    draft.readOperations(OperationSelection.select(from: document, configuration.selection, into: &bag))
    draft.checkSettings(into: &bag)
    draft.readWebhooks()
    draft.mergeEqualTypes()
    draft.shareParameters()
    draft.settleProblems()
    draft.settleDirections()
    draft.settleUnions()
    draft.findWork()
    draft.breakCycles()
    draft.nameOperations(into: &bag)
    draft.nameDeclarations(into: &bag)
    draft.nameMembers(into: &bag)
    let api = draft.compacted(into: &bag)
    bag.append(contentsOf: draft.security.bag)
    bag.append(contentsOf: draft.lowering.bag)
    return api
  }
}
