import Foundation

extension FireHydrantState {
  nonisolated var pingRoutes: [RouteTable.Route] {
    [
      .init("GET /v1/noauth/ping") { _ in .json(200, ["response": "pong"]) },
      .init(
        "GET /v1/ping",
        guarded { _ in
          .json(
            200,
            [
              "response": "pong",
              "organization": ["id": "0b610000-0000-4000-8000-000000000001", "name": "Acme"],
              "actor": [
                "id": "ac700000-0000-4000-8000-000000000001", "name": "Key", "email": .null, "source": "api_key",
              ],
            ])
        }),
    ]
  }
}
