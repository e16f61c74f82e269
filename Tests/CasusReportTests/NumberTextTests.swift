import CasusSimulation
import Testing

@testable import CasusReport

@Suite struct NumberTextTests {
  private let numbers = NumberText(rows: 2048)

  @Test(arguments: [
    (0.831234, 0.00171, "83.12% ± 0.17%"),
    (0.5, 0.0996, "50% ± 10%"),
    (0.0312, 0.00049, "3.120% ± 0.049%"),
    (0.0004, 0.00049, "0.040% ± 0.049%"),
    (0.45, 0.123, "45% ± 12%"),
  ])
  func probabilityStandsAtThePlaceOfItsError(value: Double, error: Double, text: String) {
    #expect(numbers.probability(estimate(value, error)).joined(separator: " ") == text)
  }

  @Test func neverZeroOrOneUnlessProved() {
    #expect(numbers.probability(estimate(0, 1.0 / 2048)) == ["< 0.15%"])
    #expect(numbers.probability(estimate(1, 1.0 / 2048)) == ["> 99.85%"])
    #expect(numbers.probability(estimate(0.0000001, 1.0 / 2048)) == ["< 0.15%"])
    #expect(numbers.probability(WrittenDown.proved(0).estimate) == ["0%", "certain"])
    #expect(numbers.probability(WrittenDown.proved(1).estimate) == ["100%", "certain"])
    #expect(numbers.probability(WrittenDown.proved(0.119_202_922).estimate) == ["11.92%", "exact"])
    #expect(NumberText.share(estimate(1, 0.01)) == ">99%")
    #expect(NumberText.share(estimate(0, 0.01)) == "<1%")
  }

  @Test func aBoundIsRoundedAwayFromTheValue() {
    #expect(NumberText(rows: 1024).probability(estimate(0, 0.001)) == ["< 0.3%"])
    #expect(NumberText(rows: 1_000_000).probability(estimate(0, 1e-6)) == ["< 0.0003%"])
    #expect(NumberText.roundedUp(0.14648) == "0.15")
    #expect(NumberText.roundedUp(9.91) == "10")
  }

  @Test func whatIsNoNumberIsADash() {
    #expect(numbers.probability(estimate(.nan, 0.1)) == ["-"])
    #expect(numbers.probability(estimate(0.5, .nan)) == ["-"])
    #expect(NumberText.estimate(estimate(.infinity, 1)) == ["-"])
    #expect(NumberText.share(Double.nan) == "-")
  }

  @Test func intervalsAreWholePercentsButNearTheEnds() {
    #expect(numbers.interval(0.6123...0.9712) == "[61%,\u{A0}97%]")
    #expect(numbers.interval(0.0001...0.9999) == "[<0.1%,\u{A0}>99.9%]")
    #expect(numbers.interval(0.501...0.512) == "[50.1%,\u{A0}51.2%]")
    #expect(numbers.interval(nil) == "-")
  }

  @Test func signsAndThousands() {
    #expect(NumberText.points(estimate(0.1234, 0.0112)) == ["+12.3", "± 1.1"])
    #expect(NumberText.points(estimate(-0.1234, 0.0112)) == ["-12.3", "± 1.1"])
    #expect(NumberText.logOdds(-0.001) == "0.00")
    #expect(NumberText.logOdds(1.956) == "+1.96")
    #expect(1_234_567.grouped == "1,234,567")
    #expect("-1234.56".grouped == "-1,234.56")
    #expect(NumberText.readable(2738.6) == "2,739")
    #expect(NumberText.readable(0.015123) == "0.0151")
    #expect(NumberText.exact(0.99999) == ">99.99%")
  }
}
