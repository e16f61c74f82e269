import Foundation
import Testing

@testable import CasusReport

@Suite("What becomes of requests, drawn as ribbons between two columns")
struct FlipChartTests {
  /// A filled ribbon: its class without the word that all have, and the points of its path.
  private struct Ribbon {
    let ink: String
    let points: [(x: Double, y: Double)]

    /// Its thickness in the right column.
    var thickness: Double { points[4].y - points[3].y }
  }

  private func ribbons(_ check: MarkupCheck) -> [Ribbon] {
    check.elements.filter { $0.name == "path" && $0.attributes["class"]?.hasPrefix("area ") == true }
      .map { element in
        let numbers = (element.attributes["d"] ?? "").split { !"0123456789.-".contains($0) }
          .compactMap { Double($0) }
        return Ribbon(
          ink: String((element.attributes["class"] ?? "").dropFirst("area ".count)),
          points: stride(from: 0, to: numbers.count - 1, by: 2).map { (numbers[$0], numbers[$0 + 1]) })
      }
  }

  private func chart(_ cells: [[Double]]) -> FlipChart {
    FlipChart(
      summary: "s",
      outcomes: cells.indices.map { place in
        .init(
          title: "outcome \(place)", rank: cells.count - place,
          shares: [cells[place].reduce(0, +), cells.reduce(0) { $0 + $1[place] }])
      }, cells: cells, titles: ["A", "B"])
  }

  @Test("Ribbons are as thick as their shares of requests")
  func shares() {
    let check = MarkupCheck(chart([[0.25, 0.05], [0.25, 0.45]]).drawn(width: 720).svg(label: "s"))
    #expect(check.problems == [])
    let found = ribbons(check)
    let all = found.map(\.thickness).reduce(0, +)
    let climbing = found.filter { $0.ink == "approved" }.map(\.thickness).reduce(0, +)
    #expect(found.count == 4)
    #expect(abs(climbing / all - 0.25) < 0.005)
  }

  @Test(
    "No point of a ribbon lies beyond the columns, however thick and steep it is", arguments: [340.0, 720])
  func withinTheColumns(width: Double) throws {
    let drawing = chart([[0.02, 0.01, 0.02], [0.15, 0, 0], [0.75, 0, 0.05]]).drawn(width: width)
    let check = MarkupCheck(drawing.svg(label: "s"))
    let bars = check.elements.filter { $0.name == "rect" && $0.attributes["class"] == "trunk" }
      .compactMap { bar -> (left: Double, right: Double)? in
        guard let x = bar.attributes["x"].flatMap(Double.init),
          let width = bar.attributes["width"].flatMap(Double.init)
        else { return nil }
        return (x, x + width)
      }
    let left = try #require(bars.filter { $0.left < width / 2 }.map(\.right).max())
    let right = try #require(bars.filter { $0.left > width / 2 }.map(\.left).min())
    let found = ribbons(check)
    #expect(found.count == 6)
    for ribbon in found {
      #expect(ribbon.points.allSatisfy { $0.x >= left && $0.x <= right }, "\(ribbon)")
      #expect(ribbon.points.allSatisfy { $0.y >= 0 && $0.y <= drawing.height }, "\(ribbon)")
      // As thick where it leaves as where it arrives.
      #expect(abs((ribbon.points[7].y - ribbon.points[0].y) - ribbon.thickness) < 0.21)
    }
    // Nothing else is drawn with a stroke of a width of its own but the outlines of the pale ones.
    let strokes = check.elements.filter { $0.name == "path" && $0.attributes["stroke-width"] != nil }
    #expect(strokes.allSatisfy { $0.attributes["class"] == "edge" })
  }
}
