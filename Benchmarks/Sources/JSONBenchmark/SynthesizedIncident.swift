import Foundation

/// The same incident with the compiler's own `Codable`.
struct SynthesizedIncidentEntity: Codable, Sendable {
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
  var severityImpactObject: SynthesizedSeverityMatrixImpactEntity?
  var severityConditionObject: SynthesizedSeverityMatrixConditionEntity?
  var privateId: String?
  var organizationId: String?
  var milestones: [SynthesizedIncidentsMilestoneEntity]?
  var active: Bool?
  var roleAssignments: [SynthesizedIncidentsRoleAssignmentEntity]?
  var incidentUrl: String?
  var privateStatusPageUrl: String?
  var organization: SynthesizedOrganizationEntity?
  var customersImpacted: Int?
  var monetaryImpact: Int?
  var monetaryImpactCents: Int?
  var lastUpdate: String?
  var reportId: String?
  var aiIncidentSummary: String?
  var services: [SynthesizedSuccinctEntity]?
  var environments: [SynthesizedSuccinctEntity]?
  var functionalities: [SynthesizedSuccinctEntity]?
  var channelName: String?
  var channelReference: String?
  var channelId: String?
  var channelStatus: String?
  var incidentTickets: [SynthesizedTicketingTicketEntity]?
  var ticket: SynthesizedTicketingTicketEntity?
  var impacts: [SynthesizedIncidentsImpactEntity]?
  var incidentChannels: [SynthesizedIncidentsChannelEntity]?
  var createdBy: SynthesizedAuthorEntity?
  init(
    id: String, name: String, createdAt: Date? = nil, startedAt: Date? = nil, discardedAt: Date? = nil,
    summary: String? = nil, customerImpactSummary: String? = nil, description: String? = nil,
    currentMilestone: String? = nil, number: Int? = nil, priority: String? = nil, severity: String? = nil,
    severityColor: String? = nil, severityImpact: String? = nil, severityCondition: String? = nil,
    tagList: [String]? = nil, severityImpactObject: SynthesizedSeverityMatrixImpactEntity? = nil,
    severityConditionObject: SynthesizedSeverityMatrixConditionEntity? = nil, privateId: String? = nil,
    organizationId: String? = nil, milestones: [SynthesizedIncidentsMilestoneEntity]? = nil, active: Bool? = nil,
    roleAssignments: [SynthesizedIncidentsRoleAssignmentEntity]? = nil, incidentUrl: String? = nil,
    privateStatusPageUrl: String? = nil, organization: SynthesizedOrganizationEntity? = nil,
    customersImpacted: Int? = nil, monetaryImpact: Int? = nil, monetaryImpactCents: Int? = nil,
    lastUpdate: String? = nil, reportId: String? = nil, aiIncidentSummary: String? = nil,
    services: [SynthesizedSuccinctEntity]? = nil, environments: [SynthesizedSuccinctEntity]? = nil,
    functionalities: [SynthesizedSuccinctEntity]? = nil, channelName: String? = nil, channelReference: String? = nil,
    channelId: String? = nil, channelStatus: String? = nil, incidentTickets: [SynthesizedTicketingTicketEntity]? = nil,
    ticket: SynthesizedTicketingTicketEntity? = nil, impacts: [SynthesizedIncidentsImpactEntity]? = nil,
    incidentChannels: [SynthesizedIncidentsChannelEntity]? = nil, createdBy: SynthesizedAuthorEntity? = nil
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
  enum CodingKeys: String, CodingKey {
    case id
    case name
    case createdAt = "created_at"
    case startedAt = "started_at"
    case discardedAt = "discarded_at"
    case summary
    case customerImpactSummary = "customer_impact_summary"
    case description
    case currentMilestone = "current_milestone"
    case number
    case priority
    case severity
    case severityColor = "severity_color"
    case severityImpact = "severity_impact"
    case severityCondition = "severity_condition"
    case tagList = "tag_list"
    case severityImpactObject = "severity_impact_object"
    case severityConditionObject = "severity_condition_object"
    case privateId = "private_id"
    case organizationId = "organization_id"
    case milestones
    case active
    case roleAssignments = "role_assignments"
    case incidentUrl = "incident_url"
    case privateStatusPageUrl = "private_status_page_url"
    case organization
    case customersImpacted = "customers_impacted"
    case monetaryImpact = "monetary_impact"
    case monetaryImpactCents = "monetary_impact_cents"
    case lastUpdate = "last_update"
    case reportId = "report_id"
    case aiIncidentSummary = "ai_incident_summary"
    case services
    case environments
    case functionalities
    case channelName = "channel_name"
    case channelReference = "channel_reference"
    case channelId = "channel_id"
    case channelStatus = "channel_status"
    case incidentTickets = "incident_tickets"
    case ticket
    case impacts
    case incidentChannels = "incident_channels"
    case createdBy = "created_by"
  }
}
