import CasusExpressions
import Testing

@Suite struct ContentsTests {
  @Test func slotsAndConstantsAreFoundWhereverTheyStand() throws {
    let expression = try Expression.compile(
      """
      threat.origin in ["state", "internal"] || "member" != threat.origin && 2.0 * 1.5 < threat.severity
      || threat.severity in [1.0, 4.0] && [1].all(x, seated("armenia") && x == 1)
      """)
    #expect(expression.slots == [0, 1])
    #expect(expression.comparedStrings(0) == ["internal", "member", "state"])
    #expect(!expression.isConstant)
  }

  @Test(arguments: ["1 + 1 == 2", "[1, 2].exists(x, x == 2)", "date(\"2012-12-19\") > timestamp(0)"])
  func constantsAreRecognised(_ text: String) throws {
    #expect(try Expression.compile(text).isConstant)
  }
}
