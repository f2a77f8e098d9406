/// The templates compiled into the program, by name.
package enum BuiltInTemplates {
  /// The folder they stand in, as diagnostics show it.
  package static let folder = "templates/swift"

  /// Name and UTF-8 text of each, in alphabetical order.
  package static let all: [(name: String, text: [UInt8])] = [
    ("argument-list", PackageResources.argument_list_mustache),
    ("bodies", PackageResources.bodies_mustache),
    ("client", PackageResources.client_mustache),
    ("credentials", PackageResources.credentials_mustache),
    ("enumeration", PackageResources.enumeration_mustache),
    ("exchange", PackageResources.exchange_mustache),
    ("file", PackageResources.file_mustache),
    ("grant", PackageResources.grant_mustache),
    ("headers", PackageResources.headers_mustache),
    ("contract", PackageResources.contract_mustache),
    ("mock-description", PackageResources.mock_description_mustache),
    ("mock-resource", PackageResources.mock_resource_mustache),
    ("mock", PackageResources.mock_mustache),
    ("multipart", PackageResources.multipart_mustache),
    ("operation", PackageResources.operation_mustache),
    ("package-agents", PackageResources.package_agents_mustache),
    ("package-article", PackageResources.package_article_mustache),
    ("package-example", PackageResources.package_example_mustache),
    ("package-guide", PackageResources.package_guide_mustache),
    ("package-index", PackageResources.package_index_mustache),
    ("package-landing", PackageResources.package_landing_mustache),
    ("package-llms", PackageResources.package_llms_mustache),
    ("package-manifest", PackageResources.package_manifest_mustache),
    ("package-readme", PackageResources.package_readme_mustache),
    ("package-reference", PackageResources.package_reference_mustache),
    ("package-snippets", PackageResources.package_snippets_mustache),
    ("package-tests", PackageResources.package_tests_mustache),
    ("package-workflow", PackageResources.package_workflow_mustache),
    ("problems", PackageResources.problems_mustache),
    ("resource", PackageResources.resource_mustache),
    ("responses", PackageResources.responses_mustache),
    ("server", PackageResources.server_mustache),
    ("structure", PackageResources.structure_mustache),
    ("token-operation", PackageResources.token_operation_mustache),
    ("types", PackageResources.types_mustache),
    ("union-otherwise", PackageResources.union_otherwise_mustache),
    ("union", PackageResources.union_mustache),
    ("webhooks", PackageResources.webhooks_mustache),
  ]
}
