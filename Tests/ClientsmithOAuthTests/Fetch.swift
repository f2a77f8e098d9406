import Foundation

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// The status of a GET, as a browser would send it.
func fetch(_ url: String) async throws -> Int {
  guard let url = URL(string: url) else { return 0 }
  let (_, response) = try await URLSession(configuration: .ephemeral).data(from: url)
  return (response as? HTTPURLResponse)?.statusCode ?? 0
}
