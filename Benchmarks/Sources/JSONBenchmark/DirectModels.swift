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
