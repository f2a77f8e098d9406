import Testing

@testable import ClientModel

/// How calls are named: `client.incidents.list`.
@Suite struct CallNamingTests {
  private func name(_ id: String, in resource: String, _ method: String = "GET", givesList: Bool = false) -> String {
    let words = CallWords(
      id: WordSplitter.words(of: id), resource: WordSplitter.words(of: resource), method: method, givesList: givesList)
    return SwiftIdentifier.member(words.first { _ in true })
  }

  @Test("The resource is not said twice")
  func shortened() {
    #expect(name("listIncidents", in: "Incidents") == "list")
    #expect(name("create_incident", in: "incidents") == "create")
    #expect(name("gists/list-comments", in: "gists") == "listComments")
    #expect(name("packages/list-packages-for-user", in: "packages") == "listForUser")
    #expect(name("getIncidentEvents", in: "incidents") == "getEvents")
    #expect(name("addFollowersForTask", in: "Tasks") == "addFollowers")
    #expect(name("createOrUpdateSecret", in: "secrets") == "createOrUpdate")
  }

  @Test("What remains never misleads")
  func kept() {
    #expect(name("getTeamProjects", in: "projects") == "getTeamProjects")
    #expect(name("listIncidentAlerts", in: "alerts") == "listIncidentAlerts")
    #expect(name("DeleteDashboards", in: "Dashboards", "DELETE") == "deleteDashboards")
    #expect(name("DeleteDashboard", in: "Dashboards", "DELETE") == "delete")
    #expect(name("updateAccountSettings", in: "Account settings", "PATCH") == "update")
    #expect(name("bulk_create_events", in: "Events", "POST") == "bulkCreate")
  }

  @Test("Getting many things is listing them")
  func lists() {
    #expect(name("getBudgets", in: "Budgets", givesList: true) == "list")
    #expect(name("getBudget", in: "Budgets") == "get")
    #expect(name("getTasksForProject", in: "Tasks", givesList: true) == "listForProject")
  }

  @Test("A verb at the end goes to the front where the method allows it")
  func verbLast() {
    #expect(name("circuits_circuit_groups_list", in: "circuits") == "listCircuitGroups")
    #expect(name("circuits_circuits_bulk_partial_update", in: "circuits", "PATCH") == "bulkPartialUpdate")
    #expect(name("circuits_circuits_retrieve", in: "circuits") == "retrieve")
    #expect(name("ContainerList", in: "Container") == "list")
    #expect(name("softwareUpdate", in: "devices", "GET") == "softwareUpdate")
    #expect(name("invoices_get_pdfByUUID", in: "Billing") == "getInvoicesPDFByUUID")
    #expect(name("genai_list_models", in: "Platform") == "listGenaiModels")
    #expect(name("issue_link_types", in: "issues") == "linkTypes")
  }

  @Test("An id that only repeats method and path gives way to words that say what is done")
  func mechanical() throws {
    let built = try build(
      """
      paths:
        /files/{file_id}:
          get: {operationId: get_files_id, tags: [Files], responses: {'204': {description: ok}}}
          put: {operationId: put_files_id, tags: [Files], responses: {'204': {description: ok}}}
          delete: {operationId: delete_files_id, tags: [Files], responses: {'204': {description: ok}}}
        /files/{file_id}/copy:
          post: {operationId: post_files_id_copy, tags: [Files], responses: {'204': {description: ok}}}
        /v1/files:
          post: {operationId: post_v1_files, tags: [Files], responses: {'204': {description: ok}}}
        /api/v1/users/{user_id}:
          get: {operationId: read_user_api_v1_users__user_id__get, tags: [users], responses: {'204': {description: ok}}}
      """)
    #expect(
      built.calls == [
        "files.get", "files.replace", "files.delete", "files.copy", "files.create", "users.read",
      ])
  }

  @Test("The verb stands in front, also behind a word that says how far something is")
  func states() {
    #expect(name("deprecated_create_pin", in: "channels", "PUT") == "createDeprecatedPin")
    #expect(name("deprecated_list_pins", in: "channels") == "listDeprecatedPins")
    #expect(name("experimental-delete-run", in: "runs", "DELETE") == "deleteExperimentalRun")
  }

  @Test("What a resource of several words says goes in whatever order it stands")
  func order() {
    #expect(name("emails/list-receiving", in: "Receiving Emails") == "list")
    #expect(name("emails/get-receiving", in: "Receiving Emails") == "get")
    #expect(name("emails/list-receiving-attachments", in: "Receiving Emails") == "listAttachments")
    #expect(name("ListDashboardLists", in: "Dashboard Lists") == "list")
    #expect(name("list-sku-subscriptions", in: "SKUs") == "listSubscriptions")
  }

  @Test("What is the caller's own is `me` or `mine`, and what the path's end says needs no noun")
  func own() throws {
    let built = try build(
      """
      paths:
        /users/@me:
          get: {operationId: get_my_user, tags: [users], responses: {'204': {description: ok}}}
          patch: {operationId: update_my_user, tags: [users], responses: {'204': {description: ok}}}
        /users/{id}:
          get: {operationId: get_user, tags: [users], responses: {'204': {description: ok}}}
        /users/@me/settings:
          get: {operationId: get_my_settings, tags: [users], responses: {'204': {description: ok}}}
        /applications/@me:
          get: {operationId: get_my_application, tags: [applications], responses: {'204': {description: ok}}}
        /gateway:
          get: {operationId: get_gateway, tags: [gateway], responses: {'204': {description: ok}}}
        /gateway/bot:
          get: {operationId: get_bot_gateway, tags: [gateway], responses: {'204': {description: ok}}}
        /exports/graph:
          post: {operationId: createGraphExport, tags: [exports], responses: {'204': {description: ok}}}
      """)
    #expect(
      built.calls == [
        "users.getMe", "users.updateMe", "users.get", "users.getMySettings", "applications.getMine", "gateway.get",
        "gateway.getBot", "exports.createGraphExport",
      ])
  }

  @Test("Whatever is found to be one list is listed: with `null`, or two levels down")
  func wrappedLists() throws {
    let answer = { (schema: String) in
      "responses: {'200': {description: ok, content: {application/json: {schema: \(schema)}}}}"
    }
    let style = "{type: object, required: [key], properties: {key: {type: string}}}"
    let built = try build(
      """
      paths:
        /guilds/{id}/webhooks:
          get: {operationId: get_guild_webhooks, tags: [guilds], \(answer("{type: [array, 'null'], items: {type: string}}"))}
        /files/{id}/styles:
          get: {operationId: getFileStyles, tags: [styles], \(answer("{type: object, properties: {status: {type: integer}, meta: {type: object, properties: {styles: {type: array, items: \(style)}}}}}"))}
        /files/{id}/logs:
          get: {operationId: getLogs, tags: [files], \(answer("{type: object, properties: {live_url: {type: string}, historic_urls: {type: array, items: {type: string}}}}"))}
      """)
    #expect(built.calls == ["guilds.listWebhooks", "styles.list", "files.getLogs"])
  }

  @Test("A name is shortened by what is said elsewhere, and no noun goes from behind what is said of it")
  func shortenedWell() throws {
    let built = try build(
      """
      paths:
        /repos/{repo}/actions/runners/{id}/labels:
          put: {operationId: set-custom-labels-for-self-hosted-runner-for-repo, tags: [actions], responses: {'204': {description: ok}}}
        /enterprises/{id}/actions/groups/{gid}/runners:
          get: {operationId: list-self-hosted-runners-in-group-for-enterprise, tags: [enterprise admin], responses: {'204': {description: ok}}}
        /metrics/balancer/frontend_tls_connections_exceeding_rate_limit:
          get: {operationId: get_lb_frontend_tls_connections_exceeding_rate_limit, tags: [metrics], responses: {'204': {description: ok}}}
        /user/purchases/stubbed:
          get: {operationId: list-subscriptions-for-authenticated-user-stubbed, tags: [apps], responses: {'204': {description: ok}}}
      """)
    #expect(
      built.calls == [
        "actions.setCustomLabelsForRunnerForRepo", "enterpriseAdmin.listSelfHostedRunnersInGroup",
        "metrics.getTLSConnectionsExceedingRateLimit", "apps.listStubbedSubscriptions",
      ])
  }

  @Test("A call in another form has that form's own word behind it, and no more than 40 characters")
  func forms() throws {
    let built = try build(
      """
      paths:
        /user/starred:
          get:
            operationId: list-repos-starred-by-authenticated-user
            tags: [activity]
            parameters: [{name: page, in: query, schema: {type: integer}}, {name: per_page, in: query, schema: {type: integer}}]
            responses:
              '200':
                description: ok
                content:
                  application/json: {schema: {type: array, items: {type: object, required: [id], properties: {id: {type: string}}}}}
                  application/vnd.github.v3.star+json: {schema: {type: array, items: {type: object, required: [at], properties: {at: {type: string}}}}}
      """)
    #expect(
      built.calls == [
        "activity.listReposStarredByAuthenticatedUser", "activity.listReposStarredByAuthenticatedUserStar",
      ])
  }

  @Test("Operations without an id are named by method and path")
  func withoutID() throws {
    let built = try build(
      """
      paths:
        /v2/servers: {get: {responses: {'204': {description: ok}}}, post: {responses: {'204': {description: ok}}}}
        /v2/servers/{id}: {get: {responses: {'204': {description: ok}}}, patch: {responses: {'204': {description: ok}}}}
        /v2/servers/{id}/disks: {get: {responses: {'204': {description: ok}}}}
        /v2/status: {get: {responses: {'204': {description: ok}}}}
      """)
    #expect(
      built.calls == [
        "servers.list", "servers.create", "servers.get", "servers.update", "servers.listDisks", "status.get",
      ])
    #expect(built.api.operations.map(\.id).count == Set(built.api.operations.map(\.id)).count)
  }

  @Test("A resource is a tag without a version or an API in it, in the innermost of nested tags")
  func groups() throws {
    let built = try build(
      """
      tags:
        - {name: Billing}
        - {name: Invoices, parent: Billing}
        - {name: beta, kind: badge}
      paths:
        /a: {get: {operationId: a, tags: [Api20100401Account], responses: {'204': {description: ok}}}}
        /b: {get: {operationId: b, tags: [Audit log API], responses: {'204': {description: ok}}}}
        /c: {get: {operationId: c, tags: [Billing, Invoices], responses: {'204': {description: ok}}}}
        /d: {get: {operationId: d, tags: [beta, Description], responses: {'204': {description: ok}}}}
        /e: {get: {operationId: e, x-clientsmith-group: mailBoxes, tags: [X], responses: {'204': {description: ok}}}}
        /g: {get: {operationId: g, tags: [1-Click Apps], responses: {'204': {description: ok}}}}
        /v1/things/{id}: {get: {operationId: f, responses: {'204': {description: ok}}}}
      """, version: "openapi: 3.2.0")
    #expect(
      built.calls == [
        "account.a", "auditLog.b", "invoices.c", "descriptionResource.d", "mailBoxes.e", "oneClickApps.g", "things.f",
      ])
  }

  @Test("Names that the document or the user pins win, and are quoted or renamed where Swift must")
  func pinned() throws {
    let built = try build(
      """
      paths:
        /a: {get: {operationId: listThings, tags: [t], x-clientsmith-name: everything, responses: {'204': {description: ok}}}}
        /b: {get: {operationId: swarmInit, tags: [swarm], responses: {'204': {description: ok}}}}
        /c: {get: {operationId: importThing, tags: [thing], responses: {'204': {description: ok}}}}
      """)
    #expect(built.calls == ["t.everything", "swarm.initialize", "thing.`import`"])
  }

  @Test("What nearly every id of the document begins with says nothing, in small resources either")
  func namespaceOfTheDocument() throws {
    let built = try build(
      """
      paths:
        /api/annotations/{id}: {get: {operationId: api_annotations_retrieve, tags: [annotations], responses: {'204': {description: ok}}}}
        /api/tasks: {post: {operationId: api_tasks_create, tags: [tasks], responses: {'204': {description: ok}}}}
        /api/tasks/{id}: {patch: {operationId: api_tasks_partial_update, tags: [tasks], responses: {'204': {description: ok}}}}
        /api/users/{id}/token: {post: {operationId: api_users_token_create, tags: [users], responses: {'204': {description: ok}}}}
        /api/views/{id}/columns: {get: {operationId: api_dm_columns_retrieve, tags: [views], responses: {'204': {description: ok}}}}
      """)
    #expect(built.calls.allSatisfy { !$0.contains("API") }, "\(built.calls)")
    #expect(built.calls.contains("users.createToken"))
  }

  @Test("A new operation renames no other")
  func stability() throws {
    let before = try build(
      """
      paths:
        /budgets/{id}: {get: {operationId: getBudget, tags: [Budgets], responses: {'204': {description: ok}}}}
        /tasks: {get: {operationId: listTasks, tags: [Tasks], responses: {'204': {description: ok}}}}
      """)
    let after = try build(
      """
      paths:
        /budgets/{id}: {get: {operationId: getBudget, tags: [Budgets], responses: {'204': {description: ok}}}}
        /tasks: {get: {operationId: listTasks, tags: [Tasks], responses: {'204': {description: ok}}}}
        /budgets: {get: {operationId: getBudgets, tags: [Budgets], responses: {'204': {description: ok}}}}
        /all-tasks: {get: {operationId: tasks_list, tags: [Tasks], responses: {'204': {description: ok}}}}
      """)
    #expect(before.calls == ["budgets.get", "tasks.list"])
    #expect(Set(before.calls).isSubset(of: after.calls))
    #expect(after.operation("tasks_list")?.name != "list")
  }
}
