@testable import CasusSimulation
import Foundation
import Testing

@testable import CasusReport

@Suite struct ComparisonPageTests {
  private func page() async throws -> ComparisonPage {
    let run = try await writtenDownRun()
    let pair = ComparisonPage.Pair(
      first: 0, second: 1,
      differences: [
        .init(title: "Approved <given>", estimate: estimate(0.0512, 0.0098), interval: 0.03...0.07),
        .init(title: "Troops are sent", estimate: estimate(-0.002, 0.0098), interval: -0.02...0.02),
      ],
      flips: .init(
        outcomes: ["declined", "aid", "troops", "silence"],
        cells: [[0.5, 0.1, 0, 0], [0, 0.2, 0, 0], [0.05, 0, 0.15, 0], [0, 0, 0, 0]],
        changes: [
          .init(first: 2, second: 0, probability: estimate(0.05, 0.002)),
          .init(first: 0, second: 1, probability: estimate(0.1, 0.01)),
        ],
        changed: estimate(0.15, 0.01)))
    return ComparisonPage([run, run], options: .init(command: "casus report a.yaml b.yaml", pairs: [pair]))
  }

  @Test func thePageIsWellFormedAndItsLinksLeadSomewhere() async throws {
    let check = MarkupCheck(try await page().html)
    #expect(check.problems == [])
    let ids = check.elements.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    let links = check.elements.compactMap { $0.attributes["href"] }.filter { $0.hasPrefix("#") }
    #expect(links.filter { !ids.contains(String($0.dropFirst())) } == [])
  }

  @Test func differencesStandWithTheirIntervals() async throws {
    let text = try await page().markdown.replacing("\u{A0}", with: " ")
    #expect(text.contains("| Approved \\<given\\> | +5.12 ± 0.98 | \\[+3.0, +7.0\\] |"))
    #expect(text.contains("| Troops are sent | -0.20 ± 0.98 | \\[-2.0, +2.0\\] |"))
  }

  @Test func onlyChangesStandInTheFlipTableGreatestFirst() async throws {
    let text = try await page().markdown.replacing("\u{A0}", with: " ")
    let first = try #require(text.range(of: "| The call is declined | Goods, and no troops | 10.0% ± 1.0% |"))
    let second = try #require(text.range(of: "| Troops are sent | The call is declined | 5.00% ± 0.20% |"))
    #expect(first.lowerBound < second.lowerBound)
    #expect(!text.contains("| Goods, and no troops | Goods, and no troops |"))
  }

  @Test func labelsDoNotTouch() {
    var tops = [10.0, 11, 12, 95]
    let sizes = [10.0, 10, 20, 10]
    LabelSpreading.spread(&tops, sizes: sizes, within: 0...100)
    #expect(tops == [10, 20, 30, 90])
  }

  private func point(_ value: Double, _ approved: Double) -> TippingLine.Point {
    let estimate = RunEstimate(value: approved, standardError: 0.01)
    return .init(
      value: value, approved: ProbabilityResult(estimate: estimate, interval: nil, judgementShare: nil),
      rows: 32)
  }

  @Test func aTippingLineSaysBetweenWhichValuesTheAnswerTurns() {
    let line = TippingLine(
      name: "x", question: "How much?", unit: "tons", isLogScaled: false,
      points: [point(0, 0.1), point(1, 0.4), point(2, 0.6), point(3, 0.7)])
    #expect(line.inWords == "Along x the answer turns to approved between 1 and 2 tons.")
    let flat = TippingLine(
      name: "x", question: "How much?", unit: "", isLogScaled: false, points: [point(0, 0.6), point(1, 0.7)])
    #expect(flat.inWords == "Along x the answer does not turn: it stays approved.")
    #expect(MarkupCheck(TippingChart(line: line).svg).problems == [])
  }

  @Test(arguments: [
    // Three of the values are within two errors of one half: the turn lies somewhere from before to after them.
    ([0.1, 0.4, 0.49, 0.51, 0.495, 0.7], ["between 1 and 5"]),
    // Noise about one half at the end tells no turn back.
    ([0.1, 0.4, 0.6, 0.7, 0.9, 0.95], ["between 1 and 2"]),
    ([0.9, 0.51, 0.49, 0.51, 0.6, 0.7], []),
    ([0.2, 0.6, 0.4, 0.3, 0.2, 0.1], ["between 0 and 1", "between 1 and 2"]),
  ]) func aTurnIsBracketedByValuesWhoseSideIsTold(probabilities: [Double], brackets: [String]) {
    let line = TippingLine(
      name: "x", question: "How much?", unit: "", isLogScaled: false,
      points: probabilities.enumerated().map { point(Double($0.offset), $0.element) })
    #expect(line.crossings.map(\.inWords) == brackets)
  }

  @Test(arguments: [340.0, 720]) func theTurnIsMarkedAsABandFromValueToValue(width: Double) throws {
    let line = TippingLine(
      name: "x", question: "How much?", unit: "", isLogScaled: false,
      points: [point(0, 0.1), point(1, 0.4), point(2, 0.6), point(4, 0.7)])
    let check = MarkupCheck(TippingChart(line: line).drawn(width: width).svg(label: "l"))
    let band = try #require(check.elements.first { $0.attributes["class"] == "turn" })
    let plot = 44...(width - 20)
    let quarter = (plot.upperBound - plot.lowerBound) / 4
    let x = try #require(band.attributes["x"].flatMap(Double.init))
    let size = try #require(band.attributes["width"].flatMap(Double.init))
    #expect(abs(x - plot.lowerBound - quarter) < 0.1 && abs(size - quarter) < 0.1)
    #expect(check.text.contains("turns between 1 and 2"))
    let label = try #require(check.elements.first { $0.attributes["class"] == "value" })
    let middle = try #require(label.attributes["x"].flatMap(Double.init))
    let half = TextMeasure.width(of: "turns between 1 and 2", size: ChartMetrics.small) / 2
    #expect(middle - half >= 0 && middle + half <= width)
    #expect(!check.elements.contains { $0.name == "polygon" })
  }

  @Test func valuesAlongALineAreRoundAndWholeOnesComeOnce() {
    #expect(TippingLine.values(from: 0, to: 1, count: 5, isLogScaled: false) == [0, 0.25, 0.5, 0.75, 1])
    #expect(TippingLine.values(from: 1, to: 100, count: 3, isLogScaled: true) == [1, 10, 100])
    #expect(TippingLine.wholeValues(from: 0, to: 3, count: 13, isLogScaled: false) == [0, 1, 2, 3])
  }
}
