import ClientsmithRuntime
import Foundation
import HTTPTypes
import Shop
import Testing

/// A client of the document that FastAPI makes of `interop/fastapi/app.py`, driven against that application.
@Suite(
  .enabled(if: FrameworkServers.fastAPI != nil, "run `interop/run`: it starts the application"),
  .serialized, .timeLimit(.minutes(25)))
struct FastAPITests {
  private func shop(_ credentials: ShopClient.Credentials? = nil) -> ShopClient {
    var configuration = FrameworkServers.configuration
    // The application's times have no offset; it says elsewhere that they are of UTC.
    configuration.assumesUTC = true
    return ShopClient(
      credentials: credentials ?? .password(username: "ada", password: FrameworkServers.password),
      server: .custom(FrameworkServers.fastAPI ?? ""), configuration: configuration)
  }

  private func logins() async throws -> Int {
    try await shop().log.read().count { $0 == "login ada" }
  }

  @Test func aPersonLogsInOnceForManyCalls() async throws {
    let shop = shop()
    let before = try await logins()
    let names = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<10 { group.addTask { try await shop.users.readMe().name } }
      return try await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    #expect(names == ["ada"])
    #expect(try await logins() == before + 1)
  }

  @Test func aWrongPasswordIsNoLogin() async throws {
    let error = await #expect(throws: ShopClient.Error.self) {
      _ = try await shop(.password(username: "ada", password: "b")).users.readMe()
    }
    #expect(error?.underlying is AuthenticationError)
  }

  @Test func offsetsAreWalkedToTheEndAlsoWhereATokenEndsOnTheWay() async throws {
    let shop = shop()
    let before = try await logins()
    // 29 pages, and a token is good for 20 calls.
    let all = try await shop.items.list(limit: 2).all()
    #expect(all.map(\.id) == Array(0..<57))
    #expect(try await logins() == before + 2)
    let page = try await shop.items.list().firstPage()
    #expect(page.items.count == 5 && page.total == 57)
    #expect(try await shop.items.list(limit: 10).concurrent(3).all().map(\.id) == Array(0..<57))
  }

  @Test func aCursorThatOnlyAHeaderNamesIsFollowed() async throws {
    var pages = 0
    var ids: [Int] = []
    for try await page in shop().feed.list().pages {
      pages += 1
      ids += page.items.map(\.id)
    }
    #expect(pages == 3 && ids == Array(0..<57))
  }

  @Test func timesWithoutAnOffsetAreReadAsTheClientIsTold() async throws {
    let item = try await shop().items.read(itemID: 0)
    #expect(item.made == Date(timeIntervalSince1970: 1_706_704_215.25))
  }

  @Test func literalsWithDefaultsTellVariantsApartAndAreSent() async throws {
    let shop = shop()
    let receipt = try await shop.orders.create(Order(item: 1, payment: .transfer(Transfer(number: "DE1"))))
    guard case .transfer(let transfer) = receipt.payment else {
      Issue.record("the payment is \(receipt.payment)")
      return
    }
    #expect(transfer.number == "DE1" && receipt.express)
    let last = try await shop.log.read().last
    // What was set, as the application got it, and whether a key came with it.
    #expect(
      last == #"order {"express": true, "item": 1, "payment": {"kind": "transfer", "number": "DE1"}} True"#)
  }

  @Test func aFormWithoutItsFileIsSent() async throws {
    let upload = try await shop().uploads.create(BodyCreateUploadUploadsPostForm(note: "nothing"))
    #expect(upload.note == "nothing" && upload.size == 0 && upload.name == nil)
    let file = BodyContent.text("héllo", contentType: "text/plain", filename: "a.txt")
    let sent = try await shop().uploads.create(BodyCreateUploadUploadsPostForm(file: file))
    #expect(sent.size == 6 && sent.name == "a.txt")
  }

  @Test func eventsAndLinesAreValues() async throws {
    let shop = shop()
    var text = ""
    for try await piece in shop.chat.stream() { text += piece.text }
    #expect(text == "Hello, world")
    var lines: [String] = []
    for try await piece in shop.chat.streamLines() { lines.append("\(piece.index)\(piece.text)") }
    #expect(lines == ["0a", "1b"])
  }

  @Test func whatIsNotThereIsAnErrorOfTheClient() async throws {
    let shop = shop()
    let missing = await #expect(throws: ShopClient.Error.self) { _ = try await shop.items.read(itemID: 99) }
    #expect(missing?.status == .notFound)
    let refused = await #expect(throws: ShopClient.Error.self) { _ = try await shop.items.list(limit: 99).firstPage() }
    #expect(refused?.status?.code == 422)
    #expect(refused?.body?.detail?.first?.msg == "Input should be less than or equal to 10")
  }
}
