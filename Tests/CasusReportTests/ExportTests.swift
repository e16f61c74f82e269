import CasusSimulation
import Foundation
import Testing

@testable import CasusReport

@Suite struct ExportTests {
  @Test func jsonHoldsEverythingInStableOrder() async throws {
    let model = try model()
    let result = try await Run.execute(model, RunSettings(draws: 2048))
    let text = RunJSON.text(for: [ReportedRun(result, of: model)])
    let object = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(object["schema"] as? String == "casus-run/1")
    let outcomes = try #require(object["outcomes"] as? [[String: Any]])
    let sum = outcomes.compactMap { ($0["probability"] as? [String: Any])?["value"] as? Double }.reduce(0, +)
    #expect(abs(sum - 1) < 1e-12)
    let manifest = try #require(object["manifest"] as? [String: Any])
    #expect((manifest["table_fingerprint"] as? String)?.count == 16)
    #expect((manifest["rulebook_fnv1a64"] as? String)?.count == 16)
    let quantities = try #require(object["quantities"] as? [[String: Any]])
    let histogram = try #require(quantities.first?["histogram"] as? [String: Any])
    let weights = try #require(histogram["weights"] as? [Double])
    let all =
      weights.reduce(0, +) + (histogram["underflow"] as? Double ?? 0)
      + (histogram["overflow"] as? Double ?? 0)
    let existence = try #require(result.quantities.first?.existence.value)
    #expect(abs(all / 2048 - existence) < 1e-9)
    #expect(text == RunJSON.text(for: [ReportedRun(result, of: model)]))
  }

  @Test func severalRunsAreAList() async throws {
    let run = try await writtenDownRun()
    let text = RunJSON.text(for: [run, run])
    #expect((try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [Any])?.count == 2)
  }

  @Test func csvReadsBack() {
    var writer = CSVWriter()
    let fields = ["plain", "a, b", "say \"yes\"", "two\nlines", "cr\r\nlf", ""]
    writer.add(fields)
    writer.add(["x", "y"])
    #expect(rows(of: writer.text) == [fields, ["x", "y"]])
  }

  @Test func csvOfARunIsRectangular() async throws {
    let run = try await writtenDownRun()
    let rows = rows(of: RunCSV.text(for: [run, run]))
    #expect(rows[0].count == 9)
    #expect(rows.allSatisfy { $0.count == 9 })
    let aid = try #require(rows.first { $0[1] == "outcome" && $0[2] == "aid" })
    #expect(
      aid == [
        "brum-calls", "outcome", "aid", "Goods, and no troops", "probability", "0.25", "0.0311", "0.1", "0.4",
      ])
    #expect(rows.dropFirst().allSatisfy { $0[5].isEmpty || Double($0[5]) != nil })
  }

  /// A reader of RFC 4180, written apart from the writer.
  private func rows(of text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var field = String.UnicodeScalarView()
    var isQuoted = false
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      switch (scalar, isQuoted) {
      case ("\"", true) where scalars.first == "\"":
        field.append("\"")
        scalars.removeFirst()
      case ("\"", _): isQuoted.toggle()
      case (",", false):
        row.append(String(field))
        field = .init()
      case ("\r", false) where scalars.first == "\n":
        scalars.removeFirst()
        row.append(String(field))
        rows.append(row)
        (row, field) = ([], .init())
      default: field.append(scalar)
      }
    }
    return rows
  }
}
