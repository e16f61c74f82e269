import CasusSampling
@testable import CasusSimulation
import Testing

@testable import CasusReport

@Suite struct ChartTests {
  @Test func aSmallChartToTheLetter() {
    let chart = RowChart(
      summary: "One bar & its interval.",
      lines: [
        .row(
          .init(
            label: "Troops <sent>", text: "25% ± 1%", detail: "[10%, 50%]", value: 0.25, interval: 0.1...0.5,
            ink: .approved))
      ], axis: .probability)
    #expect(chart.drawn(width: 340).svg(label: chart.summary) == Golden.rowChart + "\n")
  }

  @Test(arguments: [300.0, 340, 560, 720]) func chartsStayWithinTheirWidth(width: Double) async throws {
    let run = try await writtenDownRun()
    let charts: [any Chart] = [
      PathChart(run.result, in: run.model.rulebook),
      try #require(HistogramChart(run.result.quantities[0], observed: 3)),
    ]
    for chart in charts {
      let check = MarkupCheck(chart.drawn(width: width).svg(label: chart.summary))
      #expect(check.problems == [])
      for element in check.elements {
        for key in ["x", "x1", "x2", "cx"] {
          guard let x = element.attributes[key].flatMap(Double.init) else { continue }
          #expect(x >= 0 && x <= width, "\(element)")
        }
      }
    }
  }

  @Test(arguments: [
    (0.0, 1.0, 6, [0, 0.2, 0.4, 0.6, 0.8, 1]), (0, 97, 5, [0, 20, 40, 60, 80]),
    (-0.3, 0.12, 5, [-0.3, -0.2, -0.1, 0, 0.1]),
    (2.1, 2.2, 3, [2.1, 2.15, 2.2]),
  ]) func linearTicksAreRound(low: Double, high: Double, most: Int, ticks: [Double]) {
    #expect(AxisTicks.linear(from: low, to: high, most: most) == ticks)
  }

  @Test(arguments: [
    (0.1, 100.0, 9, [0.1, 0.3, 1, 3, 10, 30, 100]),
    (0.1, 100, 12, [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100]),
    (1, 1e9, 4, [1, 1000, 1e6, 1e9]), (2, 4, 5, [2, 2.5, 3, 3.5, 4]),
  ]) func logarithmicTicksAreRound(low: Double, high: Double, most: Int, ticks: [Double]) {
    #expect(AxisTicks.logarithmic(from: low, to: high, most: most) == ticks)
  }

  @Test func columnsHoldAllTheWeight() throws {
    let scale = try #require(HistogramScale.linear(low: 0, high: 100, bins: 1000))
    var weights = [Double](repeating: 0, count: 1000)
    for bin in 100..<300 { weights[bin] = 1 }
    weights[900] = 0.5
    let histogram = QuantityHistogram(scale: scale, weights: weights, underflow: 0.25, overflow: 0.25)
    let columns = try #require(HistogramColumns(histogram, columns: 50))
    let all = columns.shares.reduce(0, +) + columns.below + columns.above
    #expect(abs(all - 1) < 1e-12)
    #expect(columns.below < 0.011 && columns.above < 0.011)
    #expect(columns.low >= 10 && columns.high <= 31)
    #expect(columns.place(of: 50) == nil)
    let middle = try #require(columns.place(of: 20))
    #expect(abs(columns.value(at: middle) - 20) < 0.11)
  }

  @Test func anEmptyHistogramHasNoColumns() throws {
    let scale = try #require(HistogramScale.linear(low: 0, high: 1, bins: 4))
    let histogram = QuantityHistogram(scale: scale, weights: [0, 0, 0, 0], underflow: 0, overflow: 0)
    #expect(HistogramColumns(histogram, columns: 10) == nil)
  }

  @Test func requestsAreNeitherMadeNorLostOnThePath() async throws {
    let model = try model()
    let result = try await Run.execute(model, RunSettings(draws: 4096))
    let steps = PathStep.steps(of: result, in: model.rulebook)
    var arriving: [Int: Double] = [:]
    for flow in steps.flatMap(\.flows) { arriving[flow.target, default: 0] += flow.share }
    for step in steps {
      let ending = step.exits.map(\.share).reduce(0, +)
      let leaving = ending + step.flows.map(\.share).reduce(0, +)
      #expect(abs(leaving - step.result.reached.value) < 1e-6)
      if let arrived = arriving[step.result.index] {
        #expect(abs(arrived - step.result.reached.value) < 1e-6)
      }
    }
    let all = steps.flatMap(\.exits).map(\.share).reduce(0, +)
    #expect(abs(all - 1) < 1e-6)
  }

  @Test(arguments: [60.0, 120, 300]) func wrappedLinesFit(width: Double) {
    let text =
      "Equipment, supplies or advisers, and Donaudampfschifffahrtsgesellschaftskapitän besides no troops"
    for line in TextMeasure.wrapped(text, to: width, size: 13) {
      #expect(TextMeasure.width(of: line, size: 13) <= width)
    }
  }

  @Test(arguments: [
    (1.0, "virtually certain"), (0.99, "virtually certain"), (0.9899, "very likely"), (0.9, "very likely"),
    (0.66, "likely"), (0.5, "about as likely as not"), (0.33, "about as likely as not"), (0.32, "unlikely"),
    (0.0999, "very unlikely"), (0.005, "exceptionally unlikely"), (0, "exceptionally unlikely"),
  ]) func theNarrowestTermThatHolds(probability: Double, words: String) {
    #expect(VerbalScale.term(for: probability).words == words)
  }
}
