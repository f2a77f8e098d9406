import Diagnostics
import Templating

/// The entry templates, resolved against their views.
struct Programs {
  let file: ViewProgram<FileView>
  let client: ViewProgram<ClientView>
  let credentials: ViewProgram<CredentialsView>
  let webhooks: ViewProgram<WebhooksView>
  let resource: ViewProgram<ResourceView>
  let operation: ViewProgram<OperationView>
  let structure: ViewProgram<StructureView>
  let enumeration: ViewProgram<EnumerationView>
  let union: ViewProgram<UnionView>
  let multipart: ViewProgram<MultipartView>
  let responses: ViewProgram<ResponsesView>
  let bodies: ViewProgram<BodiesView>
  let problems: ViewProgram<ProblemsView>
  let headers: ViewProgram<HeadersView>
  let types: ViewProgram<TypesView>
  let contract: ViewProgram<ContractView>

  /// All programs, or nil where a template is wrong; every fault of every template is reported.
  init?(_ library: TemplateLibrary, into bag: inout DiagnosticBag) {
    let file = library.program("file", for: FileView.self, into: &bag)
    let client = library.program("client", for: ClientView.self, into: &bag)
    let credentials = library.program("credentials", for: CredentialsView.self, into: &bag)
    let webhooks = library.program("webhooks", for: WebhooksView.self, into: &bag)
    let resource = library.program("resource", for: ResourceView.self, into: &bag)
    let operation = library.program("operation", for: OperationView.self, into: &bag)
    let structure = library.program("structure", for: StructureView.self, into: &bag)
    let enumeration = library.program("enumeration", for: EnumerationView.self, into: &bag)
    let union = library.program("union", for: UnionView.self, into: &bag)
    let multipart = library.program("multipart", for: MultipartView.self, into: &bag)
    let responses = library.program("responses", for: ResponsesView.self, into: &bag)
    let bodies = library.program("bodies", for: BodiesView.self, into: &bag)
    let problems = library.program("problems", for: ProblemsView.self, into: &bag)
    let headers = library.program("headers", for: HeadersView.self, into: &bag)
    let types = library.program("types", for: TypesView.self, into: &bag)
    let contract = library.program("contract", for: ContractView.self, into: &bag)
    guard let file, let client, let credentials, let webhooks, let resource, let operation, let structure,
      let enumeration, let union, let multipart, let responses, let bodies, let problems, let headers, let types,
      let contract
    else { return nil }
    self.file = file
    self.client = client
    self.credentials = credentials
    self.webhooks = webhooks
    self.resource = resource
    self.operation = operation
    self.structure = structure
    self.enumeration = enumeration
    self.union = union
    self.multipart = multipart
    self.responses = responses
    self.bodies = bodies
    self.problems = problems
    self.headers = headers
    self.types = types
    self.contract = contract
  }
}
