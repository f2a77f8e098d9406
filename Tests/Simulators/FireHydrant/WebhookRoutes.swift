import Crypto
import Foundation

extension FireHydrantState {
  nonisolated var webhookRoutes: [RouteTable.Route] {
    [
      .init("GET /v1/webhooks", guarded { try await self.listWebhooks($0) }),
      .init("POST /v1/webhooks", guarded { try await self.createWebhook($0) }),
      .init("GET /v1/webhooks/{id}", guarded { try await self.webhook($0) }),
      .init("DELETE /v1/webhooks/{id}", guarded { try await self.deleteWebhook($0) }),
      .init("GET /v1/webhooks/{id}/deliveries", guarded { try await self.deliveries($0) }),
    ]
  }

  private func listWebhooks(_ exchange: Exchange) throws -> Reply {
    try page(exchange, of: webhooks.ids(), in: webhooks)
  }

  private func createWebhook(_ exchange: Exchange) throws -> Reply {
    let url = try required("url", of: try object(exchange))
    guard url.hasPrefix("https://") || url.hasPrefix("http://") else {
      throw FireHydrantProblem.invalid(["url is invalid"])
    }
    let webhook = webhooks.add { id in
      [
        "id": .string(id), "url": .string(url), "state": "active", "subscriptions": "incidents",
        "created_by": ["id": "ac700000-0000-4000-8000-000000000001", "name": "Ada"],
        "created_at": .timestamp(exchange.now), "updated_at": .timestamp(exchange.now),
      ]
    }
    return .json(201, webhook)
  }

  private func webhook(_ exchange: Exchange) throws -> Reply {
    guard let webhook = webhooks.find(exchange["id"]) else { throw FireHydrantProblem.notFound() }
    return .json(200, webhook)
  }

  private func deleteWebhook(_ exchange: Exchange) throws -> Reply {
    guard webhooks.remove(exchange["id"]) else { throw FireHydrantProblem.notFound() }
    return Reply(204)
  }

  private func deliveries(_ exchange: Exchange) throws -> Reply {
    guard webhooks.find(exchange["id"]) != nil else { throw FireHydrantProblem.notFound() }
    return .json(200, [["attempt": 1, "response": ["status": 200]]])
  }
}

extension FireHydrantSimulator {
  /// A change as the service sends it to a webhook's URL.
  package struct Delivery: Sendable {
    package let body: [UInt8]
    /// What `fh-signature` holds.
    package let signature: String
  }

  /// The delivery that tells of a thing's change, signed with the webhook's secret.
  package static func delivery(
    of data: JSON, operation: String = "CREATED", type: String = "incident", secret: String
  ) -> Delivery {
    let event: JSON = ["operation": .string(operation), "resource_type": .string(type)]
    let body = (["event": event, "data": data] as JSON).bytes
    let code = HMAC<SHA256>.authenticationCode(for: body, using: SymmetricKey(data: Data(secret.utf8)))
    return Delivery(
      body: body, signature: code.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined())
  }
}
