import ClientsmithRuntime
import ClientsmithTesting
import Foundation
import Testing

@Suite struct TestEnvironmentTests {
  @Test func `sleeping takes no time and moves the clock`() async throws {
    let time = TestEnvironment()
    let start = time.now
    try await time.environment.sleep(.seconds(3600))
    #expect(time.elapsed == .seconds(3600))
    #expect(time.now.timeIntervalSince(start) == 3600)
    #expect(time.sleeps == [.seconds(3600)])
  }

  @available(macOS 15.0, iOS 18.0, tvOS 18.0, watchOS 11.0, visionOS 2.0, *)
  @Test func `hundreds of sleepers wake in the order of their times`() async throws {
    let time = TestEnvironment()
    let woken = Locked<[Int]>([])
    await time.run {
      await withTaskGroup(of: Void.self) { group in
        for number in 0..<400 {
          group.addTask {
            try? await time.environment.sleep(.milliseconds((number * 7919) % 400 + 1))
            for _ in 0..<10 { await Task.yield() }
            woken.withLock { $0.append((number * 7919) % 400 + 1) }
          }
        }
      }
    }
    #expect(woken.withLock { $0 } == Array(1...400))
    #expect(time.elapsed == .milliseconds(400))
  }

  @available(macOS 15.0, iOS 18.0, tvOS 18.0, watchOS 11.0, visionOS 2.0, *)
  @Test func `a sleeper that sleeps again is woken before later ones`() async throws {
    let time = TestEnvironment()
    let woken = Locked<[String]>([])
    await time.run {
      await withTaskGroup(of: Void.self) { group in
        group.addTask {
          for _ in 0..<5 {
            try? await time.environment.sleep(.seconds(1))
            woken.withLock { $0.append("short") }
          }
        }
        group.addTask {
          try? await time.environment.sleep(.milliseconds(4500))
          woken.withLock { $0.append("long") }
        }
      }
    }
    #expect(woken.withLock { $0 } == ["short", "short", "short", "short", "long", "short"])
  }

  @Test func `cancellation wakes at once`() async throws {
    let time = TestEnvironment(advance: .manual)
    let task = Task { try await time.environment.sleep(.seconds(1)) }
    await time.waitForSleepers(1)
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(time.elapsed == .zero)
    #expect(time.sleeping == 0)
  }

  @Test func `a clock moved by hand wakes those whose time has come`() async throws {
    let time = TestEnvironment(advance: .manual)
    let early = Task { try await time.environment.sleep(.seconds(1)) }
    let late = Task { try await time.environment.sleep(.seconds(10)) }
    await time.waitForSleepers(2)
    await time.advance(by: .seconds(5))
    try await early.value
    #expect(time.sleeping == 1)
    #expect(time.elapsed == .seconds(5))
    await time.advance(by: .seconds(5))
    try await late.value
    #expect(time.elapsed == .seconds(10))
  }

  @Test func `equal seeds give equal numbers`() {
    let first = TestEnvironment(seed: 7).environment
    let second = TestEnvironment(seed: 7).environment
    let numbers = (0..<100).map { _ in first.random() }
    #expect(numbers == (0..<100).map { _ in second.random() })
    #expect(numbers.allSatisfy { (0..<1).contains($0) })
    #expect(TestEnvironment(random: 1).environment.random() < 1)
  }
}
