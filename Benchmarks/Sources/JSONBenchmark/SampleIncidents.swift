import ClientsmithRuntime

/// A list of made-up incidents, shaped as FireHydrant's are: many members, many of them null, a few nested lists.
enum SampleIncidents {
  /// Compact JSON of at least `bytes` bytes, the same on every machine.
  static func json(bytes: Int) throws -> [UInt8] {
    var incidents: [JSONValue] = []
    var size = 0
    while size < bytes {
      let incident = incident(incidents.count)
      size += try JSONWriter.encode(incident).count + 1
      incidents.append(incident)
    }
    return try JSONWriter.encode(JSONValue.array(incidents))
  }

  private static func id(_ number: Int) -> JSONValue {
    let digits = String(number &* 2_654_435_761 & 0xFFFF_FFFF, radix: 16)
    return .string("\(String(repeating: "0", count: 8 - digits.count))\(digits)-9c1e-4f7a-8d2b-3e5f6a7b8c9d")
  }

  private static func date(_ number: Int) -> JSONValue {
    let minute = number % 60
    return .string(
      "2026-03-\(10 + number % 20)T1\(number % 10):\(minute < 10 ? "0" : "")\(minute):27.\(100 + number % 900)Z")
  }

  private static func named(_ number: Int, _ name: String) -> JSONValue {
    ["id": id(number), "name": .string("\(name) \(number % 17)")]
  }

  private static func user(_ n: Int) -> JSONValue {
    ["id": id(n), "name": "Ada Byron", "source": "firehydrant_user", "email": .string("ada.\(n % 50)@example.com")]
  }

  private static func milestone(_ n: Int, _ type: JSONValue) -> JSONValue {
    [
      "id": id(n), "created_at": date(n), "updated_at": date(n + 3), "type": type, "occurred_at": date(n + 1),
      "duration": .init("PT\(n % 50)M12S"),
    ]
  }

  private static func role(_ n: Int) -> JSONValue {
    [
      "id": id(n), "status": "active", "created_at": date(n), "updated_at": date(n + 9),
      "incident_role": [
        "id": id(n + 1), "name": "Commander", "summary": "Leads the response and keeps everybody informed",
        "description": "Owns the incident until it is resolved.\nHands over in writing.", "created_at": date(n),
        "updated_at": date(n), "discarded_at": nil,
      ],
      "user": [
        "id": id(n + 2), "name": "Grace Hopper", "email": "grace@example.com", "slack_user_id": "U02AB3CD4",
        "slack_linked?": true, "created_at": date(n), "updated_at": date(n),
      ],
    ]
  }

  private static func incident(_ n: Int) -> JSONValue {
    var incident: JSONValue = [
      "id": id(n), "name": .string("Checkout is slow in region \(n % 9)"), "created_at": date(n), "started_at": date(n),
      "discarded_at": nil, "summary": "Latency of the payment provider rose above two seconds; carts are abandoned.",
      "customer_impact_summary": nil, "description": "p99 above 2 s — see the dashboard",
      "current_milestone": "mitigated",
      "number": .init(1000 + n), "priority": "P2", "severity": "SEV2", "severity_color": "#ffc60b",
      "severity_impact": nil, "severity_condition": nil, "tag_list": ["payments", "latency"], "private_id": id(n + 7),
      "organization_id": id(1), "active": .init(n % 3 == 0), "labels": ["team": "checkout"],
    ]
    incident["severity_impact_object"] = [
      "id": id(3), "name": "Some users", "type": "impact", "affects_id": id(4), "position": 1,
    ]
    incident["severity_condition_object"] = nil
    incident["milestones"] = [milestone(n, "started"), milestone(n + 1, "acknowledged"), milestone(n + 2, "mitigated")]
    incident["role_assignments"] = [role(n), role(n + 1)]
    incident["organization"] = ["name": "Example", "id": id(1)]
    incident["customers_impacted"] = .init(n % 400)
    incident["monetary_impact"] = .null
    incident["incident_url"] = .string("https://app.example.com/incidents/\(n)")
    incident["services"] = [named(n, "checkout-api"), named(n + 1, "payments")]
    incident["environments"] = [named(n, "production")]
    incident["functionalities"] = []
    incident["channel_name"] = .string("#incident-\(n)")
    incident["channel_id"] = nil
    incident["incident_tickets"] = []
    incident["impacts"] = [["id": id(n), "type": "service", "impact": named(n, "checkout-api")]]
    incident["created_by"] = user(n)
    return incident
  }
}
