import Testing

@testable import ClientModel

/// The addresses of a service and what may be chosen in them.
@Suite struct ServerTests {
  private func servers(_ text: String) throws -> [Server] {
    try build("servers:\n" + text + "\npaths: {}").api.servers
  }

  /// A variable as `name: type (own) of values = default`.
  private func text(_ variable: Server.Variable) -> String {
    let type = variable.typeName.map { $0 + (variable.isTypeShared ? " shared" : "") } ?? "text"
    let values = variable.values.map(\.name).joined(separator: "|")
    return "\(variable.name): \(type)\(values.isEmpty ? "" : " of " + values) = \(variable.defaultValue)"
  }

  @Test("A server is named by its host's environment or by what the first one's host lacks, never by prose")
  func names() throws {
    let servers = try servers(
      """
        - {url: 'https://api.example.com', description: The sandbox}
        - {url: 'https://sandbox-api.example.com'}
        - {url: 'https://upload.example.com/v1', description: Live}
        - {url: 'https://api.example.com/v2', x-name: second edition}
        - {url: 'https://api.example.com/v3'}
      """)
    #expect(servers.map(\.name) == ["production", "sandbox", "upload", "secondEdition", "server5"])
  }

  @Test("A variable with a list of values has a type, one without is text")
  func variables() throws {
    let servers = try servers(
      """
        - url: 'https://{region}.example.com/{base-path}'
          variables: {region: {default: eu, enum: [eu, us, '']}, base-path: {default: v1}}
      """)
    #expect(servers[0].variables.map(text) == ["region: Region of eu|us|empty = eu", "basePath: text = v1"])
    #expect(servers[0].defaultURL == "https://eu.example.com/v1")
  }

  @Test("Servers with the same variable share its type, and others have a type of their own")
  func sharedTypes() throws {
    let servers = try servers(
      """
        - {url: 'https://{site}.a.com', description: First, variables: {site: {default: eu, enum: [eu, us]}}}
        - {url: 'https://{site}.b.com', description: Second, variables: {site: {default: us, enum: [eu, us]}}}
        - {url: 'https://{site}.c.com', description: Third, variables: {site: {default: de, enum: [de]}}}
        - {url: 'https://{site}.d.com', description: Fourth, variables: {site: {default: fr, enum: [fr]}}}
      """)
    #expect(
      servers.flatMap(\.variables).map(text) == [
        "site: Site of eu|us = eu", "site: Site shared of eu|us = us", "site: CSite of de = de",
        "site: DSite of fr = fr",
      ])
  }

  @Test("Variables of nearly one name are two arguments, and none is that of a relative address's origin")
  func arguments() throws {
    let servers = try servers(
      """
        - url: '/{a-b}/{a_b}/{origin}/{in}/{type}'
          variables:
            a-b: {default: '1'}
            a_b: {default: '2'}
            origin: {default: '3'}
            in: {default: '4'}
            type: {default: t, enum: [t]}
      """)
    #expect(servers[0].variables.map(\.name) == ["aB", "aB2", "origin2", "`in`", "type"])
    #expect(servers[0].variables.last?.typeName == "TypeName")
  }
}
