import ClientsmithRuntime
import Foundation

/// An incident with every member that FireHydrant describes, as Clientsmith writes it.
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
