import CasusExpressions
import CasusRulebook
import CasusSimulation
import Testing

/// The bundled rulebook of the Rio Treaty counts as the Treaty does.
@Suite("The council of the Rio Treaty")
struct TwoThirdsTests {
  private func rulebook() throws -> Rulebook {
    try Rulebook.read(#require(BundledRulebooks.text(of: "rio")))
  }

  @Test(
    "Fourteen are two thirds of the parties throughout the cover (Article 17)",
    arguments: [
      ("1962-01-31", 20), ("1967-04-05", 20), ("1967-04-06", 21), ("1982-11-07", 21),
    ])
  func fourteenAreTwoThirds(day: String, parties: Int) throws {
    let date = try #require(CivilDate(day))
    let rulebook = try rulebook()
    #expect(rulebook.members.filter { $0.isSeated(on: date) }.count == parties)
    #expect((2 * parties + 2) / 3 == 14)
    for stage in ["measures", "force", "resolution"] {
      let rule = try #require(rulebook.stages.first { $0.id == stage }?.council)
      #expect(rule.voting == .atLeast(14), "\(stage)")
    }
  }

  @Test("The Organ is called by an absolute majority (Article 16)")
  func convenedByMajority() throws {
    let rule = try #require(try rulebook().stages.first?.council)
    #expect(rule.voting == .majorityOfSeated)
  }

  @Test(
    "Where both sides are shut out, the requester's own support and thirteen of nineteen carry (Article 18)")
  func disputeBetweenParties() throws {
    let model = try ShippedModels.model("rio/honduras-1969.yaml")
    for stage in try Explainer(model).explainCentral().stages where stage.id != "convocation" {
      var leftOut: [String] = []
      var asked: [Double] = []
      for member in stage.members {
        switch member.part {
        case .leftOut: leftOut.append(member.id)
        case .requester: #expect(member.id == "honduras")
        case .asked: asked.append(try #require(member.vote).supports)
        }
      }
      #expect(leftOut == ["el-salvador"])
      #expect(asked.count == 19)
      #expect(isClose(stage.rules.yes, atLeast(13, asked)), "\(stage.id)")
    }
  }

  /// P(at least `needed` of independent yeses), by adding up the coefficients of the generating polynomial.
  private func atLeast(_ needed: Int, _ chances: [Double]) -> Double {
    var polynomial = [1.0]
    for chance in chances {
      var next = [Double](repeating: 0, count: polynomial.count + 1)
      for (power, coefficient) in polynomial.enumerated() {
        next[power] += coefficient * (1 - chance)
        next[power + 1] += coefficient * chance
      }
      polynomial = next
    }
    return polynomial[needed...].reduce(0, +)
  }

  @Test("The preview counts those that were seated to the last")
  func previewCountsTheLast() throws {
    let previews = LeanPreview.all(of: try rulebook())
    #expect(previews.allSatisfy { $0.members == 21 })
    let early = LeanPreview.all(of: try rulebook(), on: CivilDate("1962-02-01"))
    #expect(early.allSatisfy { $0.members == 20 })
  }
}
