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
