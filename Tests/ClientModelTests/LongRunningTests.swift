import Testing

@testable import ClientModel

/// Which models stand for work that goes on after an answer.
@Suite struct LongRunningTests {
  private func work(_ job: String, paths: String = Self.started + Self.polled) throws -> (LongRunningWork?, Built) {
    let built = try build("paths:\n\(paths)components: {schemas: {Job: \(job)}}")
    return (built.structure("Job")?.work, built)
  }

  private static let answer =
    "responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Job'}}}}}"
  private static let started = "  /jobs: {post: {operationId: createJob, \(answer)}}\n"
  private static let polled = "  /jobs/{id}: {get: {operationId: getJob, \(answer)}}\n"

  private func job(_ values: String, _ more: String = "") -> String {
    "{type: object, properties: {id: {type: string}, status: {type: string, enum: [\(values)]}}\(more)}"
  }

  @Test("Work is what is started by one call and had by another, with a status whose every value is known")
  func inferred() throws {
    let sure = job("queued, in_progress, completed, failed, cancelled")
    #expect(
      try work(sure).0
        == LongRunningWork(
          path: ["status"], running: ["queued", "in_progress"], finished: ["completed", "failed", "cancelled"]))
    #expect(try work(sure, paths: Self.polled).0 == nil)
    #expect(try work(sure, paths: Self.started).0 == nil)
    // A to-do cannot fail, and nobody knows what `active` means.
    #expect(try work(job("pending, in_progress, completed")).0 == nil)
    #expect(try work(job("active, completed, failed")).0 == nil)
    #expect(try work(job("completed, failed")).0 == nil)
    #expect(try work(job("running, failed, done", ", x-clientsmith-work: false")).0 == nil)
    #expect(
      try work("{type: object, properties: {status: {type: string}, id: {type: string}}}").0 == nil)
  }

  @Test("What is declared counts, also of a plain text and further inside")
  func declared() throws {
    let declaration = "x-clientsmith-work: {status: /job/phase, running: [a], finished: [b, c]}"
    let nested = "properties: {job: {type: object, properties: {phase: {type: string}}}}"
    let (found, built) = try work("{type: object, \(nested), \(declaration)}", paths: Self.polled)
    #expect(found == LongRunningWork(path: ["job", "phase"], running: ["a"], finished: ["b", "c"]))
    #expect(built.findings == [])
  }

  @Test(
    "A declaration that leads nowhere is an error",
    arguments: [
      "{status: /phase, running: [a], finished: [b]}", "{running: [a], finished: [b]}", "{status: /id, running: a}",
      "{status: id, running: [a], finished: [b]}", "{status: /id, runing: [a], finished: [b]}", "done",
    ])
  func malformed(declaration: String) throws {
    let (found, built) = try work(
      "{type: object, properties: {id: {type: string}}, x-clientsmith-work: \(declaration)}", paths: Self.polled)
    #expect(found == nil)
    #expect(built.findings == ["invalid-extension"])
  }

  @Test("A model that has a property of that name keeps it")
  func taken() throws {
    let own =
      "{type: object, properties: {status: {type: string, enum: [running, done, failed]}, work_state: {type: string}}}"
    #expect(try work(own).0 == nil)
  }
}
