import FirstQuadrant

/// A program as a newcomer writes it, whose service cannot be reached: the call has to say so and not to wait for ever.
@main
struct Consumer {
  static func main() async {
    let client = FirstQuadrantClient(
      credentials: .apiKey("fqa_none", organization: "org_none"), server: .custom("http://127.0.0.1:9"))
    do {
      print("reached nobody, and yet \(try await client.me.get())")
    } catch {
      print(error)
    }
  }
}
