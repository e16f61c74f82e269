import CasusExpressions
import Testing

@Suite struct SoundnessTests {
  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func whatOccursIsAlwaysPossible(_ seed: UInt64) throws {
    var maker = RandomExpression(random: SeededGenerator(seed: seed))
    for round in 0..<1500 {
      let depth = round % 4 + 1
      let text = [maker.bool(depth), maker.int(depth), maker.double(depth), maker.uint(depth)][round % 4]
      let expression = try Expression.compile(text, in: RandomExpression.scope)
      let (known, rows) = maker.bindings()
      let possible = expression.possibleValues { known[$0] }
      for row in rows {
        do throws(EvaluationError) {
          let value = try expression.evaluate(Bindings(values: row))
          #expect(possible.contains(value), "\(text) is \(value) for \(row), not in \(possible.shape)")
        } catch {
          #expect(possible.possibleFailure != nil, "\(text) fails for \(row): \(error.message)")
        }
      }
    }
  }

  /// Precision: what an analyst would say cannot happen is found not to happen.
  @Test(arguments: [
    "threat.origin == \"internal\" && threat.origin == \"state\"",
    "threat.severity > 3 && threat.severity < 2",
    "threat.severity > 11", "troops < 0", "troops == 3 && troops + 1 == 5",
    "threat.origin in [\"internal\", \"state\"] && threat.origin == \"member\"",
    "claim.outside_hand && !claim.outside_hand", "min(troops, 5) > 5", "[1, 2].exists(x, x > 2)",
  ])
  func conditionsThatCanNeverHoldAreFound(_ text: String) throws {
    let possible = try possibilities(text)
    #expect(!possible.canBeTrue)
    #expect(possible.possibleFailure == nil)
  }

  @Test(arguments: [
    "troops != 0 && 10 / troops > 1", "10 / troops > 1 && troops > 0", "troops == 0 || 10 % troops == 1",
    "troops > 0 ? 10 / troops > 1 : false", "troops + 1 > 0", "1.0 / threat.severity > 1.0", "[1, 2][1] == 2",
    "seated(\"armenia\")",
  ])
  func guardedPartsCannotFail(_ text: String) throws {
    #expect(try possibilities(text).possibleFailure == nil)
  }

  @Test func whatMayFailIsNamedWithItsPlace() throws {
    let failure = try possibilities("troops >= 0 && 10 / troops > 1").possibleFailure
    #expect(failure?.code == "division-by-zero")
    #expect(failure?.span == SourceSpan(at: SourcePosition(line: 1, column: 16), length: 11))
  }

  /// Troops from 0 to 5,000, severity from 0 to 10, whatever else.
  private func possibilities(_ text: String) throws -> AbstractValue {
    try Expression.compile(text).possibleValues { slot in
      switch exampleScope.variables[slot].name {
      case "troops": .numbers(0, 5000)
      case "threat.severity": .numbers(0, 10)
      default: .any(of: exampleScope.variables[slot].type)
      }
    }
  }
}
