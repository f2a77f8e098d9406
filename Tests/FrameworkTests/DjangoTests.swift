import ClientsmithRuntime
import Foundation
import HTTPTypes
import Library
import Testing

/// A client of the document that drf-spectacular makes of `interop/django/app.py`, driven against that application.
@Suite(
  .enabled(if: FrameworkServers.django != nil, "run `interop/run`: it starts the application"),
  .serialized, .timeLimit(.minutes(25)))
struct DjangoTests {
  private func library(_ credentials: LibraryClient.Credentials? = nil) -> LibraryClient {
    LibraryClient(
      credentials: credentials ?? .login(username: "ada", password: FrameworkServers.password),
      server: .custom(FrameworkServers.django ?? ""), configuration: FrameworkServers.configuration)
  }

  @Test func nextAddressesAreFollowedByPagesAndByCursors() async throws {
    let library = library()
    #expect(try await library.api.listBooks().all().prefix(35).map(\.title) == (0..<35).map { "Book \($0)" })
    let newest = try await library.api.listArrivals().all()
    #expect(newest.suffix(35).map(\.title) == (0..<35).reversed().map { "Book \($0)" })
    #expect(try await library.api.listBooks(page: 4).firstPage().items.count >= 5)
  }

  @Test func aBookIsMadeReadChangedAndRemoved() async throws {
    let library = library()
    let made = try await library.api.createBooks(
      BookRequest(title: "New", shelf: .science, price: "12.30", published: .null))
    #expect(made.price == "12.30" && made.published == nil && made.shelf == .science)
    #expect(try await library.api.retrieveBooks(id: made.id).title == "New")
    let changed = try await library.api.partialUpdateBooks(id: made.id, PatchedBookRequest(price: "1.00"))
    #expect(changed.price == "1.00" && changed.title == "New")
    try await library.api.destroyBooks(id: made.id)
    let gone = await #expect(throws: LibraryClient.Error.self) { _ = try await library.api.retrieveBooks(id: made.id) }
    #expect(gone?.status == .notFound)
  }

  @Test func refreshTokensRotateOnceHoweverManyCallsWait() async throws {
    let pair = try await library(LibraryClient.Credentials.none).api.createToken(
      TokenObtainPairRequest(username: "ada", password: FrameworkServers.password))
    let session = library(.jwtAuthToken("not.a.token", refreshToken: pair.refresh))
    let titles = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<10 { group.addTask { try await session.api.retrieveBooks(id: 1).title } }
      return try await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    // Had two of them refreshed, the second would have used a token that the first had ended.
    #expect(titles == ["Book 0"])
    let late = await #expect(throws: LibraryClient.Error.self) {
      _ = try await library(.jwtAuthToken("not.a.token", refreshToken: pair.refresh)).api.retrieveBooks(id: 1)
    }
    #expect(late?.underlying is AuthenticationError)
  }

  @Test func aWrongPasswordIsNoLogin() async throws {
    let error = await #expect(throws: LibraryClient.Error.self) {
      _ = try await library(.login(username: "ada", password: "b")).api.retrieveBooks(id: 1)
    }
    #expect(error?.underlying is AuthenticationError)
  }
}
