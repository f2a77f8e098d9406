import ClientsmithRuntime
import Foundation

// Models as Clientsmith writes them: two explicit functions over the runtime's reader and writer.

struct DirectSeverityMatrixImpactEntity: JSONCodable {
  var id: String
  var name: String
  var type: String?
  var affectsId: String?
  var position: Int?
  init(id: String, name: String, type: String? = nil, affectsId: String? = nil, position: Int? = nil) {
    self.id = id
    self.name = name
    self.type = type
    self.affectsId = affectsId
    self.position = position
  }
  init(json: borrowing JSONReader) throws {
    id = try json.required("id")
    name = try json.required("name")
    type = try json.optional("type")
    affectsId = try json.optional("affects_id")
    position = try json.optional("position")
  }
  func write(to json: inout JSONWriter) {
    json.beginObject()
    json.field("id", id)
    json.field("name", name)
    json.field("type", type)
    json.field("affects_id", affectsId)
    json.field("position", position)
    json.endObject()
  }
}

struct DirectSeverityMatrixConditionEntity: JSONCodable {
  var id: String
  var name: String
  var position: Int?
  init(id: String, name: String, position: Int? = nil) {
    self.id = id
    self.name = name
    self.position = position
  }
  init(json: borrowing JSONReader) throws {
    id = try json.required("id")
    name = try json.required("name")
    position = try json.optional("position")
  }
  func write(to json: inout JSONWriter) {
    json.beginObject()
    json.field("id", id)
    json.field("name", name)
    json.field("position", position)
    json.endObject()
  }
}

struct DirectIncidentsMilestoneEntity: JSONCodable {
  var id: String
  var type: String?
  var duration: String?
  var occurredAt: Date?
  var createdAt: Date?
  var updatedAt: Date?
  init(
    id: String, type: String? = nil, duration: String? = nil, occurredAt: Date? = nil, createdAt: Date? = nil,
    updatedAt: Date? = nil
  ) {
    self.id = id
    self.type = type
    self.duration = duration
    self.occurredAt = occurredAt
    self.createdAt = createdAt
    self.updatedAt = updatedAt
  }
  init(json: borrowing JSONReader) throws {
    id = try json.required("id")
    type = try json.optional("type")
    duration = try json.optional("duration")
    occurredAt = try json.optional("occurred_at")
    createdAt = try json.optional("created_at")
    updatedAt = try json.optional("updated_at")
  }
  func write(to json: inout JSONWriter) {
    json.beginObject()
    json.field("id", id)
    json.field("type", type)
    json.field("duration", duration)
    json.field("occurred_at", occurredAt)
    json.field("created_at", createdAt)
    json.field("updated_at", updatedAt)
    json.endObject()
  }
}

struct DirectIncidentsRoleAssignmentEntity: JSONCodable {
  var id: String
  var status: String?
  var createdAt: Date?
  var updatedAt: Date?
  var incidentRole: DirectIncidentRoleEntity?
  var user: DirectUserEntity?
  init(
    id: String, status: String? = nil, createdAt: Date? = nil, updatedAt: Date? = nil,
    incidentRole: DirectIncidentRoleEntity? = nil, user: DirectUserEntity? = nil
  ) {
    self.id = id
    self.status = status
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.incidentRole = incidentRole
    self.user = user
  }
  init(json: borrowing JSONReader) throws {
    id = try json.required("id")
    status = try json.optional("status")
    createdAt = try json.optional("created_at")
    updatedAt = try json.optional("updated_at")
    incidentRole = try json.optional("incident_role")
    user = try json.optional("user")
  }
  func write(to json: inout JSONWriter) {
    json.beginObject()
    json.field("id", id)
    json.field("status", status)
    json.field("created_at", createdAt)
    json.field("updated_at", updatedAt)
    json.field("incident_role", incidentRole)
    json.field("user", user)
    json.endObject()
  }
}

struct DirectIncidentRoleEntity: JSONCodable {
  var id: String
  var name: String
  var summary: String?
  var description: String?
  var createdAt: Date?
  var updatedAt: Date?
  var discardedAt: Date?
  init(
    id: String, name: String, summary: String? = nil, description: String? = nil, createdAt: Date? = nil,
    updatedAt: Date? = nil, discardedAt: Date? = nil
  ) {
    self.id = id
    self.name = name
    self.summary = summary
    self.description = description
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.discardedAt = discardedAt
  }
  init(json: borrowing JSONReader) throws {
    id = try json.required("id")
    name = try json.required("name")
    summary = try json.optional("summary")
    description = try json.optional("description")
    createdAt = try json.optional("created_at")
    updatedAt = try json.optional("updated_at")
    discardedAt = try json.optional("discarded_at")
  }
  func write(to json: inout JSONWriter) {
    json.beginObject()
    json.field("id", id)
    json.field("name", name)
    json.field("summary", summary)
    json.field("description", description)
    json.field("created_at", createdAt)
    json.field("updated_at", updatedAt)
    json.field("discarded_at", discardedAt)
    json.endObject()
  }
}

struct DirectUserEntity: JSONCodable {
  var id: String
  var name: String
  var email: String?
  var slackUserId: String?
  var slackLinked: Bool?
  var createdAt: Date?
  var updatedAt: Date?
  var signalsEnabledNotificationTypes: [String]?
  init(
    id: String, name: String, email: String? = nil, slackUserId: String? = nil, slackLinked: Bool? = nil,
    createdAt: Date? = nil, updatedAt: Date? = nil, signalsEnabledNotificationTypes: [String]? = nil
  ) {
    self.id = id
    self.name = name
    self.email = email
    self.slackUserId = slackUserId
    self.slackLinked = slackLinked
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.signalsEnabledNotificationTypes = signalsEnabledNotificationTypes
  }
  init(json: borrowing JSONReader) throws {
    id = try json.required("id")
    name = try json.required("name")
    email = try json.optional("email")
    slackUserId = try json.optional("slack_user_id")
    slackLinked = try json.optional("slack_linked?")
    createdAt = try json.optional("created_at")
    updatedAt = try json.optional("updated_at")
    signalsEnabledNotificationTypes = try json.optional("signals_enabled_notification_types")
  }
  func write(to json: inout JSONWriter) {
    json.beginObject()
    json.field("id", id)
    json.field("name", name)
    json.field("email", email)
    json.field("slack_user_id", slackUserId)
    json.field("slack_linked?", slackLinked)
    json.field("created_at", createdAt)
    json.field("updated_at", updatedAt)
    json.field("signals_enabled_notification_types", signalsEnabledNotificationTypes)
    json.endObject()
  }
}

struct DirectOrganizationEntity: JSONCodable {
  var name: String
  var id: String
  init(name: String, id: String) {
    self.name = name
    self.id = id
  }
  init(json: borrowing JSONReader) throws {
    name = try json.required("name")
    id = try json.required("id")
  }
  func write(to json: inout JSONWriter) {
    json.beginObject()
    json.field("name", name)
    json.field("id", id)
    json.endObject()
  }
}

struct DirectSuccinctEntity: JSONCodable {
  var id: String
  var name: String
  init(id: String, name: String) {
    self.id = id
    self.name = name
  }
  init(json: borrowing JSONReader) throws {
    id = try json.required("id")
    name = try json.required("name")
  }
  func write(to json: inout JSONWriter) {
    json.beginObject()
    json.field("id", id)
    json.field("name", name)
    json.endObject()
  }
}

struct DirectTicketingTicketEntity: JSONCodable {
  var id: String
  var summary: String?
  var description: String?
  var state: String?
  var type: String?
  var assignees: [DirectAuthorEntity]?
  var createdBy: DirectAuthorEntity?
  var createdAt: Date?
  var updatedAt: Date?
  var tagList: [String]?
  var incidentId: String?
  var incidentName: String?
  var incidentCurrentMilestone: String?
  var taskId: String?
  var dueAt: Date?
  init(
    id: String, summary: String? = nil, description: String? = nil, state: String? = nil, type: String? = nil,
    assignees: [DirectAuthorEntity]? = nil, createdBy: DirectAuthorEntity? = nil, createdAt: Date? = nil,
    updatedAt: Date? = nil, tagList: [String]? = nil, incidentId: String? = nil, incidentName: String? = nil,
    incidentCurrentMilestone: String? = nil, taskId: String? = nil, dueAt: Date? = nil
  ) {
    self.id = id
    self.summary = summary
    self.description = description
    self.state = state
    self.type = type
    self.assignees = assignees
    self.createdBy = createdBy
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.tagList = tagList
    self.incidentId = incidentId
    self.incidentName = incidentName
    self.incidentCurrentMilestone = incidentCurrentMilestone
    self.taskId = taskId
    self.dueAt = dueAt
  }
  init(json: borrowing JSONReader) throws {
    id = try json.required("id")
    summary = try json.optional("summary")
    description = try json.optional("description")
    state = try json.optional("state")
    type = try json.optional("type")
    assignees = try json.optional("assignees")
    createdBy = try json.optional("created_by")
    createdAt = try json.optional("created_at")
    updatedAt = try json.optional("updated_at")
    tagList = try json.optional("tag_list")
    incidentId = try json.optional("incident_id")
    incidentName = try json.optional("incident_name")
    incidentCurrentMilestone = try json.optional("incident_current_milestone")
    taskId = try json.optional("task_id")
    dueAt = try json.optional("due_at")
  }
  func write(to json: inout JSONWriter) {
    json.beginObject()
    json.field("id", id)
    json.field("summary", summary)
    json.field("description", description)
    json.field("state", state)
    json.field("type", type)
    json.field("assignees", assignees)
    json.field("created_by", createdBy)
    json.field("created_at", createdAt)
    json.field("updated_at", updatedAt)
    json.field("tag_list", tagList)
    json.field("incident_id", incidentId)
    json.field("incident_name", incidentName)
    json.field("incident_current_milestone", incidentCurrentMilestone)
    json.field("task_id", taskId)
    json.field("due_at", dueAt)
    json.endObject()
  }
}

struct DirectAuthorEntity: JSONCodable {
  var id: String
  var name: String
  var source: String?
  var email: String?
  init(id: String, name: String, source: String? = nil, email: String? = nil) {
    self.id = id
    self.name = name
    self.source = source
    self.email = email
  }
  init(json: borrowing JSONReader) throws {
    id = try json.required("id")
    name = try json.required("name")
    source = try json.optional("source")
    email = try json.optional("email")
  }
  func write(to json: inout JSONWriter) {
    json.beginObject()
    json.field("id", id)
    json.field("name", name)
    json.field("source", source)
    json.field("email", email)
    json.endObject()
  }
}

struct DirectIncidentsChannelEntity: JSONCodable {
  var id: String
  var name: String
  var source: String?
  var sourceName: String?
  var sourceId: String?
  var url: String?
  var iconUrl: String?
  var status: String?
  init(
    id: String, name: String, source: String? = nil, sourceName: String? = nil, sourceId: String? = nil,
    url: String? = nil, iconUrl: String? = nil, status: String? = nil
  ) {
    self.id = id
    self.name = name
    self.source = source
    self.sourceName = sourceName
    self.sourceId = sourceId
    self.url = url
    self.iconUrl = iconUrl
    self.status = status
  }
  init(json: borrowing JSONReader) throws {
    id = try json.required("id")
    name = try json.required("name")
    source = try json.optional("source")
    sourceName = try json.optional("source_name")
    sourceId = try json.optional("source_id")
    url = try json.optional("url")
    iconUrl = try json.optional("icon_url")
    status = try json.optional("status")
  }
  func write(to json: inout JSONWriter) {
    json.beginObject()
    json.field("id", id)
    json.field("name", name)
    json.field("source", source)
    json.field("source_name", sourceName)
    json.field("source_id", sourceId)
    json.field("url", url)
    json.field("icon_url", iconUrl)
    json.field("status", status)
    json.endObject()
  }
}

struct DirectIncidentsImpactEntity: JSONCodable {
  var id: String
  var type: String?
  var impact: DirectSuccinctEntity?
  var condition: DirectSeverityMatrixConditionEntity?
  init(
    id: String, type: String? = nil, impact: DirectSuccinctEntity? = nil,
    condition: DirectSeverityMatrixConditionEntity? = nil
  ) {
    self.id = id
    self.type = type
    self.impact = impact
    self.condition = condition
  }
  init(json: borrowing JSONReader) throws {
    id = try json.required("id")
    type = try json.optional("type")
    impact = try json.optional("impact")
    condition = try json.optional("condition")
  }
  func write(to json: inout JSONWriter) {
    json.beginObject()
    json.field("id", id)
    json.field("type", type)
    json.field("impact", impact)
    json.field("condition", condition)
    json.endObject()
  }
}

struct DirectIncidentEntity: JSONCodable {
  var id: String
  var name: String
  var createdAt: Date?
  var startedAt: Date?
  var discardedAt: Date?
  var summary: String?
  var customerImpactSummary: String?
  var description: String?
  var currentMilestone: String?
  var number: Int?
  var priority: String?
  var severity: String?
  var severityColor: String?
  var severityImpact: String?
  var severityCondition: String?
  var tagList: [String]?
  var severityImpactObject: DirectSeverityMatrixImpactEntity?
  var severityConditionObject: DirectSeverityMatrixConditionEntity?
  var privateId: String?
  var organizationId: String?
  var milestones: [DirectIncidentsMilestoneEntity]?
  var active: Bool?
  var roleAssignments: [DirectIncidentsRoleAssignmentEntity]?
  var incidentUrl: String?
  var privateStatusPageUrl: String?
  var organization: DirectOrganizationEntity?
  var customersImpacted: Int?
  var monetaryImpact: Int?
  var monetaryImpactCents: Int?
  var lastUpdate: String?
  var reportId: String?
  var aiIncidentSummary: String?
  var services: [DirectSuccinctEntity]?
  var environments: [DirectSuccinctEntity]?
  var functionalities: [DirectSuccinctEntity]?
  var channelName: String?
  var channelReference: String?
  var channelId: String?
  var channelStatus: String?
  var incidentTickets: [DirectTicketingTicketEntity]?
  var ticket: DirectTicketingTicketEntity?
  var impacts: [DirectIncidentsImpactEntity]?
  var incidentChannels: [DirectIncidentsChannelEntity]?
  var createdBy: DirectAuthorEntity?
  init(
    id: String, name: String, createdAt: Date? = nil, startedAt: Date? = nil, discardedAt: Date? = nil,
    summary: String? = nil, customerImpactSummary: String? = nil, description: String? = nil,
    currentMilestone: String? = nil, number: Int? = nil, priority: String? = nil, severity: String? = nil,
    severityColor: String? = nil, severityImpact: String? = nil, severityCondition: String? = nil,
    tagList: [String]? = nil, severityImpactObject: DirectSeverityMatrixImpactEntity? = nil,
    severityConditionObject: DirectSeverityMatrixConditionEntity? = nil, privateId: String? = nil,
    organizationId: String? = nil, milestones: [DirectIncidentsMilestoneEntity]? = nil, active: Bool? = nil,
    roleAssignments: [DirectIncidentsRoleAssignmentEntity]? = nil, incidentUrl: String? = nil,
    privateStatusPageUrl: String? = nil, organization: DirectOrganizationEntity? = nil, customersImpacted: Int? = nil,
    monetaryImpact: Int? = nil, monetaryImpactCents: Int? = nil, lastUpdate: String? = nil, reportId: String? = nil,
    aiIncidentSummary: String? = nil, services: [DirectSuccinctEntity]? = nil,
    environments: [DirectSuccinctEntity]? = nil, functionalities: [DirectSuccinctEntity]? = nil,
    channelName: String? = nil, channelReference: String? = nil, channelId: String? = nil, channelStatus: String? = nil,
    incidentTickets: [DirectTicketingTicketEntity]? = nil, ticket: DirectTicketingTicketEntity? = nil,
    impacts: [DirectIncidentsImpactEntity]? = nil, incidentChannels: [DirectIncidentsChannelEntity]? = nil,
    createdBy: DirectAuthorEntity? = nil
  ) {
    self.id = id
    self.name = name
    self.createdAt = createdAt
    self.startedAt = startedAt
    self.discardedAt = discardedAt
    self.summary = summary
    self.customerImpactSummary = customerImpactSummary
    self.description = description
    self.currentMilestone = currentMilestone
    self.number = number
    self.priority = priority
    self.severity = severity
    self.severityColor = severityColor
    self.severityImpact = severityImpact
    self.severityCondition = severityCondition
    self.tagList = tagList
    self.severityImpactObject = severityImpactObject
    self.severityConditionObject = severityConditionObject
    self.privateId = privateId
    self.organizationId = organizationId
    self.milestones = milestones
    self.active = active
    self.roleAssignments = roleAssignments
    self.incidentUrl = incidentUrl
    self.privateStatusPageUrl = privateStatusPageUrl
    self.organization = organization
    self.customersImpacted = customersImpacted
    self.monetaryImpact = monetaryImpact
    self.monetaryImpactCents = monetaryImpactCents
    self.lastUpdate = lastUpdate
    self.reportId = reportId
    self.aiIncidentSummary = aiIncidentSummary
    self.services = services
    self.environments = environments
    self.functionalities = functionalities
    self.channelName = channelName
    self.channelReference = channelReference
    self.channelId = channelId
    self.channelStatus = channelStatus
    self.incidentTickets = incidentTickets
    self.ticket = ticket
    self.impacts = impacts
    self.incidentChannels = incidentChannels
    self.createdBy = createdBy
  }
  init(json: borrowing JSONReader) throws {
    id = try json.required("id")
    name = try json.required("name")
    createdAt = try json.optional("created_at")
    startedAt = try json.optional("started_at")
    discardedAt = try json.optional("discarded_at")
    summary = try json.optional("summary")
    customerImpactSummary = try json.optional("customer_impact_summary")
    description = try json.optional("description")
    currentMilestone = try json.optional("current_milestone")
    number = try json.optional("number")
    priority = try json.optional("priority")
    severity = try json.optional("severity")
    severityColor = try json.optional("severity_color")
    severityImpact = try json.optional("severity_impact")
    severityCondition = try json.optional("severity_condition")
    tagList = try json.optional("tag_list")
    severityImpactObject = try json.optional("severity_impact_object")
    severityConditionObject = try json.optional("severity_condition_object")
    privateId = try json.optional("private_id")
    organizationId = try json.optional("organization_id")
    milestones = try json.optional("milestones")
    active = try json.optional("active")
    roleAssignments = try json.optional("role_assignments")
    incidentUrl = try json.optional("incident_url")
    privateStatusPageUrl = try json.optional("private_status_page_url")
    organization = try json.optional("organization")
    customersImpacted = try json.optional("customers_impacted")
    monetaryImpact = try json.optional("monetary_impact")
    monetaryImpactCents = try json.optional("monetary_impact_cents")
    lastUpdate = try json.optional("last_update")
    reportId = try json.optional("report_id")
    aiIncidentSummary = try json.optional("ai_incident_summary")
    services = try json.optional("services")
    environments = try json.optional("environments")
    functionalities = try json.optional("functionalities")
    channelName = try json.optional("channel_name")
    channelReference = try json.optional("channel_reference")
    channelId = try json.optional("channel_id")
    channelStatus = try json.optional("channel_status")
    incidentTickets = try json.optional("incident_tickets")
    ticket = try json.optional("ticket")
    impacts = try json.optional("impacts")
    incidentChannels = try json.optional("incident_channels")
    createdBy = try json.optional("created_by")
  }
  func write(to json: inout JSONWriter) {
    json.beginObject()
    json.field("id", id)
    json.field("name", name)
    json.field("created_at", createdAt)
    json.field("started_at", startedAt)
    json.field("discarded_at", discardedAt)
    json.field("summary", summary)
    json.field("customer_impact_summary", customerImpactSummary)
    json.field("description", description)
    json.field("current_milestone", currentMilestone)
    json.field("number", number)
    json.field("priority", priority)
    json.field("severity", severity)
    json.field("severity_color", severityColor)
    json.field("severity_impact", severityImpact)
    json.field("severity_condition", severityCondition)
    json.field("tag_list", tagList)
    json.field("severity_impact_object", severityImpactObject)
    json.field("severity_condition_object", severityConditionObject)
    json.field("private_id", privateId)
    json.field("organization_id", organizationId)
    json.field("milestones", milestones)
    json.field("active", active)
    json.field("role_assignments", roleAssignments)
    json.field("incident_url", incidentUrl)
    json.field("private_status_page_url", privateStatusPageUrl)
    json.field("organization", organization)
    json.field("customers_impacted", customersImpacted)
    json.field("monetary_impact", monetaryImpact)
    json.field("monetary_impact_cents", monetaryImpactCents)
    json.field("last_update", lastUpdate)
    json.field("report_id", reportId)
    json.field("ai_incident_summary", aiIncidentSummary)
    json.field("services", services)
    json.field("environments", environments)
    json.field("functionalities", functionalities)
    json.field("channel_name", channelName)
    json.field("channel_reference", channelReference)
    json.field("channel_id", channelId)
    json.field("channel_status", channelStatus)
    json.field("incident_tickets", incidentTickets)
    json.field("ticket", ticket)
    json.field("impacts", impacts)
    json.field("incident_channels", incidentChannels)
    json.field("created_by", createdBy)
    json.endObject()
  }
}
