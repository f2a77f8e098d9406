import Foundation

/// A device that waits for a person's word (RFC 8628).
struct Device: Sendable {
  /// What the person has said.
  enum Answer: Sendable {
    case none, yes, no
  }

  let client: String
  let userCode: String
  let scopes: Set<String>
  let expiresAt: Date
  var answer = Answer.none
  var lastPoll: Date?
}

extension BlueflyState {
  /// Seconds a device must wait between two questions.
  private static let interval: TimeInterval = 5

  nonisolated var deviceRoutes: [RouteTable.Route] {
    [.init("POST /oauth/device_authorization") { try await self.authorizeDevice($0) }]
  }

  /// The person allows or refuses what the device with that user code asks for.
  package func answerDevice(_ userCode: String, allow: Bool) {
    for (code, device) in devices where device.userCode == userCode {
      devices[code]?.answer = allow ? .yes : .no
    }
  }

  private func authorizeDevice(_ exchange: Exchange) throws -> Reply {
    let id = try authenticateClient(exchange)
    let scopes = Self.scopes(exchange.request.form["scope"]) ?? clients[id]?.scopes ?? []
    let code = "device-\(devices.count + 1)"
    let userCode = "WDJB-\(1000 + devices.count)"
    devices[code] = Device(client: id, userCode: userCode, scopes: scopes, expiresAt: exchange.now + 600)
    let host = exchange.request.header("Host") ?? "127.0.0.1"
    return .json(
      200,
      [
        "device_code": .string(code), "user_code": .string(userCode),
        "verification_uri": .string("http://\(host)/device"), "expires_in": 600, "interval": 5,
      ])
  }

  func exchangeDeviceCode(_ id: String, _ form: Form, _ exchange: Exchange) throws -> Reply {
    guard let code = form["device_code"], let device = devices[code], device.client == id else {
      throw BlueflyProblem.oauth("invalid_grant", "the device code is unknown")
    }
    guard exchange.now < device.expiresAt else { throw BlueflyProblem.oauth("expired_token", "the code has expired") }
    let tooSoon = device.lastPoll.map { exchange.now.timeIntervalSince($0) < Self.interval } ?? false
    devices[code]?.lastPoll = exchange.now
    switch device.answer {
    case .no: throw BlueflyProblem.oauth("access_denied", "the person refused")
    case .none where tooSoon: throw BlueflyProblem.oauth("slow_down", "asked too soon")
    case .none: throw BlueflyProblem.oauth("authorization_pending", "the person has not answered")
    case .yes:
      devices[code] = nil
      return token(
        oauth.issue(
          to: BlueflySimulator.username, scopes: device.scopes, lifetime: lifetime, at: exchange.now, refreshable: true)
      )
    }
  }
}
