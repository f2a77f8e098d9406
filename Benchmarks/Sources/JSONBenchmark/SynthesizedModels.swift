import Foundation

// The same models with the compiler's own `Codable`.

struct SynthesizedSeverityMatrixImpactEntity: Codable, Sendable {
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
  enum CodingKeys: String, CodingKey {
    case id
    case name
    case type
    case affectsId = "affects_id"
    case position
  }
}

struct SynthesizedSeverityMatrixConditionEntity: Codable, Sendable {
  var id: String
  var name: String
  var position: Int?
  init(id: String, name: String, position: Int? = nil) {
    self.id = id
    self.name = name
    self.position = position
  }
  enum CodingKeys: String, CodingKey {
    case id
    case name
    case position
  }
}

struct SynthesizedIncidentsMilestoneEntity: Codable, Sendable {
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
  enum CodingKeys: String, CodingKey {
    case id
    case type
    case duration
    case occurredAt = "occurred_at"
    case createdAt = "created_at"
    case updatedAt = "updated_at"
  }
}

struct SynthesizedIncidentsRoleAssignmentEntity: Codable, Sendable {
  var id: String
  var status: String?
  var createdAt: Date?
  var updatedAt: Date?
  var incidentRole: SynthesizedIncidentRoleEntity?
  var user: SynthesizedUserEntity?
  init(
    id: String, status: String? = nil, createdAt: Date? = nil, updatedAt: Date? = nil,
    incidentRole: SynthesizedIncidentRoleEntity? = nil, user: SynthesizedUserEntity? = nil
  ) {
    self.id = id
    self.status = status
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.incidentRole = incidentRole
    self.user = user
  }
  enum CodingKeys: String, CodingKey {
    case id
    case status
    case createdAt = "created_at"
    case updatedAt = "updated_at"
    case incidentRole = "incident_role"
    case user
  }
}

struct SynthesizedIncidentRoleEntity: Codable, Sendable {
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
  enum CodingKeys: String, CodingKey {
    case id
    case name
    case summary
    case description
    case createdAt = "created_at"
    case updatedAt = "updated_at"
    case discardedAt = "discarded_at"
  }
}

struct SynthesizedUserEntity: Codable, Sendable {
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
  enum CodingKeys: String, CodingKey {
    case id
    case name
    case email
    case slackUserId = "slack_user_id"
    case slackLinked = "slack_linked?"
    case createdAt = "created_at"
    case updatedAt = "updated_at"
    case signalsEnabledNotificationTypes = "signals_enabled_notification_types"
  }
}

struct SynthesizedOrganizationEntity: Codable, Sendable {
  var name: String
  var id: String
  init(name: String, id: String) {
    self.name = name
    self.id = id
  }
  enum CodingKeys: String, CodingKey {
    case name
    case id
  }
}

struct SynthesizedSuccinctEntity: Codable, Sendable {
  var id: String
  var name: String
  init(id: String, name: String) {
    self.id = id
    self.name = name
  }
  enum CodingKeys: String, CodingKey {
    case id
    case name
  }
}

struct SynthesizedTicketingTicketEntity: Codable, Sendable {
  var id: String
  var summary: String?
  var description: String?
  var state: String?
  var type: String?
  var assignees: [SynthesizedAuthorEntity]?
  var createdBy: SynthesizedAuthorEntity?
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
    assignees: [SynthesizedAuthorEntity]? = nil, createdBy: SynthesizedAuthorEntity? = nil, createdAt: Date? = nil,
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
  enum CodingKeys: String, CodingKey {
    case id
    case summary
    case description
    case state
    case type
    case assignees
    case createdBy = "created_by"
    case createdAt = "created_at"
    case updatedAt = "updated_at"
    case tagList = "tag_list"
    case incidentId = "incident_id"
    case incidentName = "incident_name"
    case incidentCurrentMilestone = "incident_current_milestone"
    case taskId = "task_id"
    case dueAt = "due_at"
  }
}

struct SynthesizedAuthorEntity: Codable, Sendable {
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
  enum CodingKeys: String, CodingKey {
    case id
    case name
    case source
    case email
  }
}

struct SynthesizedIncidentsChannelEntity: Codable, Sendable {
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
  enum CodingKeys: String, CodingKey {
    case id
    case name
    case source
    case sourceName = "source_name"
    case sourceId = "source_id"
    case url
    case iconUrl = "icon_url"
    case status
  }
}

struct SynthesizedIncidentsImpactEntity: Codable, Sendable {
  var id: String
  var type: String?
  var impact: SynthesizedSuccinctEntity?
  var condition: SynthesizedSeverityMatrixConditionEntity?
  init(
    id: String, type: String? = nil, impact: SynthesizedSuccinctEntity? = nil,
    condition: SynthesizedSeverityMatrixConditionEntity? = nil
  ) {
    self.id = id
    self.type = type
    self.impact = impact
    self.condition = condition
  }
  enum CodingKeys: String, CodingKey {
    case id
    case type
    case impact
    case condition
  }
}

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
