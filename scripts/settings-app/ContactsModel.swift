import ClientsmithRuntime
import FirstQuadrant

/// What a screen shows: contacts, page by page, and how the last call went.
@MainActor
final class ContactsModel {
  private let client: FirstQuadrantClient
  private(set) var names: [String] = []
  private(set) var status = 0
  private(set) var problem: String?
  private var pages: Task<Void, Never>?

  init(client: FirstQuadrantClient) { self.client = client }

  /// A list, item by item.
  func load() async {
    do {
      for try await contact in client.contacts.list(limit: 50) { names.append(contact.id) }
    } catch let error as FirstQuadrantClient.Error {
      problem = error.status == .unauthorized ? "Sign in first." : "\(error)"
    } catch {
      problem = "\(error)"
    }
  }

  /// A list, page by page, in a task that a later one takes the place of.
  func loadPages() {
    pages?.cancel()
    let contacts = client.contacts
    pages = Task { [weak self] in
      do {
        for try await page in contacts.list(limit: 50).pages { self?.names += page.items.map(\.id) }
      } catch {
        self?.problem = "\(error)"
      }
    }
  }

  /// Status and headers beside the value.
  func refresh() async throws {
    let response = try await client.withResponse { try await $0.me.get() }
    status = response.status.code
    let again = try await client.me.withResponse { try await $0.get() }
    status = again.status.code
  }
}
