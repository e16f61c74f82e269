import Foundation
import Testing

private let cases = ["kazakhstan-2022", "armenia-2021", "kyrgyzstan-2010"]

@Suite("The three cases under the bundled rulebook's stated beliefs")
struct CaseTests {
  /// P(verdict), given that something was asked, and its standard error.
  private func headline(_ verdict: String, of scenario: String) async throws -> (value: Double, error: Double)
  {
    let result = try await CasusProcess.run([
      "run", "--format", "json", "--draws", "65536", "scenarios/cases/\(scenario).yaml",
    ])
    #expect(result.exitCode == 0, "\(result.errors)")
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let verdicts = try #require(root["verdicts"] as? [[String: Any]])
    let found = try #require(verdicts.first { $0["verdict"] as? String == verdict })
    let estimate = try #require(found["given_asked"] as? [String: Any])
    return (
      try #require(estimate["value"] as? Double), try #require(estimate["standard_error"] as? Double)
    )
  }

  @Test(
    "Each comes out as it did, by more than four standard errors",
    arguments: [
      ("kyrgyzstan-2010", "refused", 0.8), ("armenia-2021", "refused", 0.8),
      ("kazakhstan-2022", "approved", 0.5),
    ])
  func comesOut(scenario: String, verdict: String, atLeast: Double) async throws {
    let (value, error) = try await headline(verdict, of: scenario)
    #expect(value - 4 * error > atLeast, "\(value) ± \(error)")
  }

  @Test("Kazakhstan is likelier to get troops than either of the others in at least 95% of the rows")
  func kazakhstanLeadsRowByRow() async throws {
    let files = cases.map { "scenarios/cases/\($0).yaml" }
    let result = try await CasusProcess.run(
      ["run", "--draws", "16384"] + files, environment: ["COLUMNS": "400"])
    #expect(result.exitCode == 0, "\(result.errors)")
    let text = result.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for other in ["B", "C"] {
      let claim = try Regex("A is likelier than \(other) to reach rung 9 or higher in (?:> )?([0-9.]+)%")
      let match = try #require(try claim.firstMatch(in: text), "\(text.suffix(1500))")
      let share = try #require(match.output[1].substring.flatMap { Double($0) })
      #expect(share >= 95)
    }
  }

  @Test(
    "The output says for each reading of Article 4 what Kazakhstan's answer would be, and whether any refuses"
  )
  func readingsAreTold() async throws {
    let result = try await CasusProcess.run([
      "run", "--draws", "16384", "scenarios/cases/kazakhstan-2022.yaml",
    ])
    let text = result.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for reading in ["outside", "state", "literal"] { #expect(text.contains(reading)) }
    #expect(text.contains("Under no reading of a single judgement would the request more likely be refused"))
  }
}
