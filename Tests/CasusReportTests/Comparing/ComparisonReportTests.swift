import CasusAnalysis
import CasusRulebook
import CasusSimulation
import Testing

@testable import CasusReport

@Suite("Comparisons as text, JSON and CSV")
struct ComparisonReportTests {
  /// The small league against one whose graver cases count for less, or against itself.
  private func labelled(
    rules: String = leagueText.replacing("strong, scale:", with: "moderate, scale:"), seed: UInt64? = nil,
    draws: Int = 2_048
  ) async throws -> LabelledComparison {
    let models = [try model(), try model(rules: rules)]
    var runs: [ComparedRun] = []
    for (place, model) in models.enumerated() {
      let settings = RunSettings(seed: place == 1 ? seed ?? 7 : 7, draws: draws)
      runs.append(ComparedRun(model, try await Run.execute(model, settings)))
    }
    let obstacles = RunComparison.obstacles(runs[0].result.manifest, runs[1].result.manifest)
    let paired = try await PairedRun.execute(models[0], models[1], RunSettings(seed: 7, draws: draws))
    return LabelledComparison(
      subject: "Brum calls for help (brum-calls)",
      sides: [
        .init(letter: "A", title: "under the rulebook league", id: "league"),
        .init(letter: "B", title: "under the rulebook mine.yaml", id: "mine.yaml"),
      ],
      RunComparison(
        runs[0], runs[1], obstacles.isEmpty ? .paired(paired) : .unpaired(obstacles)))
  }

  private func text(_ labelled: LabelledComparison, width: Int = 80, usesUnicode: Bool = true) -> String {
    ComparisonReport([labelled], command: "casus compare a.yaml b.yaml")
      .text(in: TerminalStyle(usesUnicode: usesUnicode, width: width))
  }

  @Test("No line is wider than the terminal, and nothing is lost in a narrow one")
  func narrow() async throws {
    for labelled in [try await labelledWithLedger(), try await labelled(seed: 8)] {
      for (width, usesUnicode) in [40, 60, 80, 120].flatMap({ [($0, true), ($0, false)] }) {
        let text = text(labelled, width: width, usesUnicode: usesUnicode)
        for line in text.split(separator: "\n") {
          #expect(DisplayWidth.of(String(line)) <= width, "\(line)")
          #expect(usesUnicode || line.utf8.allSatisfy { $0 < 0x80 }, "\(line)")
        }
        #expect(text.contains("Troops are sent"))
        // What a legend speaks of is there: the intervals, and each edit's effects.
        #expect(text.contains("95% together"))
        let intervals = labelled.comparison.outcomes.filter { !$0.isUnchanged }.count
        #expect(text.count { $0 == "[" } >= intervals)
        if labelled.reason != nil { #expect(text.contains("alone") && text.contains("last")) }
      }
    }
  }

  @Test("As it is printed at 60 and at 80 columns, to the letter")
  func golden() async throws {
    let labelled = try await labelledWithLedger()
    #expect(text(labelled, width: 60) == Golden.compare60 + "\n")
    #expect(text(labelled, width: 80) == Golden.compare80 + "\n")
  }

  @Test("Every probability and every change of outcome has its error or a bound", arguments: [60, 100])
  func errors(width: Int) async throws {
    let text = text(try await labelled(), width: width)
    for line in text.split(separator: "\n") where line.contains("%") {
      let numbers = line.split(separator: "%").count - 1
      let isTold = ["±", "<", "95% together", "confidence of 95%", "together at 95%", "draws"].contains {
        line.contains($0)
      }
      #expect(isTold || numbers == 0 || line.hasPrefix("  5%") || line.hasPrefix("  95%"), "\(line)")
    }
  }

  @Test("What changes nothing says so first, and shows no table of changes")
  func nothing() async throws {
    let text = text(try await labelled(rules: leagueText))
    #expect(text.contains("B changes nothing: in none of the 2,048 common draws"))
    #expect(!text.contains("CHANGES OF OUTCOME"))
  }

  @Test(
    "What is too rare to tell is spoken of in the right number",
    arguments: [
      (1, true, "1 more was seen that is too rare to tell: < 3%."),
      (2, true, "2 more were seen that are too rare to tell: each < 3%."),
      (1, false, "1 kind of change was seen that is too rare to tell: < 3%."),
      (4, false, "4 kinds of change were seen that are too rare to tell: each < 3%."),
    ])
  func rareChanges(count: Int, hasOthers: Bool, sentence: String) {
    #expect(ComparisonWriter.tooRare(count, hasOthers: hasOthers, bound: "< 3%") == sentence)
  }

  @Test("An unpaired comparison says so and why")
  func unpaired() async throws {
    let labelled = try await labelled(seed: 8)
    let text = text(labelled)
    #expect(text.contains("Not draw for draw: the seeds differ (7 and 8)."))
    #expect(!text.contains("CHANGES OF OUTCOME"))
    let json = ComparisonJSON.text(for: [labelled])
    #expect(json.contains(#""because": ["seeds"]"#))
    #expect(text.contains("A: 2,048 draws in 32 rows, seed 7\nB: 2,048 draws in 32 rows, seed 8\n"))
    #expect(!text.contains("one that no draw has"))
    let lines = csvLines([labelled])
    #expect(lines.contains { $0.hasPrefix("run,,,draw_for_draw,0,") })
    #expect(lines.contains { $0.hasPrefix("run,seeds,the seeds differ (7 and 8),because,") })
  }

  @Test("JSON and CSV have every number of the comparison, in full")
  func exports() async throws {
    let labelled = try await labelled()
    let comparison = labelled.comparison
    let json = ComparisonJSON.text(for: [labelled])
    let csv = ComparisonCSV.text(for: [labelled])
    for line in comparison.lines {
      for number in [
        line.difference.value, line.difference.standardError, line.interval.lowerBound,
        line.interval.upperBound,
      ] where number != 0 {
        #expect(json.contains("\(JSONValue.number(number).text())"))
        #expect(csv.contains(CSVNumber.text(of: number)))
      }
    }
    for distance in comparison.distances {
      #expect(json.contains(distance.measure.rawValue) && csv.contains(distance.measure.rawValue))
    }
    let flips = try #require(comparison.paired?.flips)
    for flip in flips.flips {
      #expect(csv.contains("flip,\(flips.outcomes[flip.first])>\(flips.outcomes[flip.second]),"))
    }
    #expect(csv.split(separator: "\r\n").allSatisfy { $0.hasPrefix("Brum") || $0.hasPrefix("subject") })
  }

  /// The lines of a table without the columns that are the same in each.
  private func csvLines(_ comparisons: [LabelledComparison]) -> [Substring] {
    ComparisonCSV.text(for: comparisons).split(separator: "\r\n").dropFirst()
      .map { $0.split(separator: ",", maxSplits: 3, omittingEmptySubsequences: false)[3] }
  }

  @Test(
    "The CSV has the finding, the pairing, both sides' quantiles, the ledger's total and what changes nothing"
  )
  func tidyTable() async throws {
    let labelled = try await labelledWithLedger()
    let lines = csvLines([labelled])
    let comparison = labelled.comparison
    guard case .difference(let event, let atLeast) = comparison.finding else {
      Issue.record("the fixture differs")
      return
    }
    #expect(lines.contains { $0.hasPrefix("result,difference,") && $0.hasSuffix(",finding,,,,") })
    #expect(
      lines.contains {
        $0.hasPrefix("result,\(event.kind):\(event.id),")
          && $0.hasSuffix(",at_least,\(CSVNumber.text(of: atLeast)),,,")
      })
    #expect(lines.contains { $0.hasPrefix("run,,,draw_for_draw,1,") })
    for (name, place) in [("reference", 0), ("compared", 1)] {
      for shift in comparison.quantities {
        guard let summary = shift.sides[place]?.summary else { continue }
        let value = CSVNumber.text(of: summary.high.estimate.value)
        #expect(
          lines.contains {
            $0.hasPrefix("quantity,\(shift.name),") && $0.contains(",\(name)_quantile_95,\(value),")
          })
      }
    }
    guard case .ledger(let ledger, let edits) = labelled.reason else { return }
    let total = try #require(ledger.total(on: event))
    #expect(
      lines.contains {
        $0.hasPrefix(
          "ledger,\(EventWords.key(of: event)),all together,total,\(CSVNumber.text(of: total.value)),")
      })
    let still = ledger.entries.filter(\.changesNothing).count
    #expect(lines.filter { $0.contains(",changes_nothing,1,") }.count == still)
    #expect(
      lines.filter { $0.contains(",cannot_change_a_probability,1,") }.count
        == edits.filter { $0.effect < .probabilities }.count)
    for text in [ComparisonCSV.text(for: [labelled]), ComparisonJSON.text(for: [labelled])] {
      #expect(!text.contains("\u{A0}"))
    }
  }

  @Test("Where several rulebooks are compared on one scenario, each line of the summary names its own")
  func summaryOfRulebooks() async throws {
    let first = try await labelled()
    let second = LabelledComparison(
      subject: first.subject,
      sides: [
        first.sides[0], .init(letter: "C", title: "under the rulebook belief.yaml", id: "belief.yaml"),
      ],
      first.comparison)
    let text = ComparisonReport([first, second]).text(in: TerminalStyle(width: 160))
    let summary = text.prefix(upTo: try #require(text.firstRange(of: "\nA  ")).lowerBound)
    #expect(summary.contains("(brum-calls), B under the rulebook mine.yaml"))
    #expect(summary.contains("(brum-calls), C under the rulebook belief.yaml"))
  }

  @Test("An interrupted result says so, in words and in the JSON")
  func interrupted() async throws {
    let labelled = [try await labelled()]
    let style = TerminalStyle(width: 80)
    #expect(ComparisonReport(labelled, isInterrupted: true).text(in: style).hasPrefix("Interrupted: "))
    #expect(!ComparisonReport(labelled).text(in: style).contains("nterrupted"))
    #expect(ComparisonJSON.text(for: labelled, isInterrupted: true).contains(#""interrupted": true"#))
    #expect(ComparisonJSON.text(for: labelled).contains(#""interrupted": false"#))
  }

  @Test("Several comparisons begin with a line for each")
  func summary() async throws {
    let labelled = [try await labelled(), try await labelled(rules: leagueText)]
    let text = ComparisonReport(labelled).text(in: TerminalStyle(width: 100))
    #expect(text.hasPrefix("2 comparisons\n"))
    #expect(text.contains("changes nothing"))
  }
}
