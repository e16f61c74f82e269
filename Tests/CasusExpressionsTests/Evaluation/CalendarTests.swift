import CasusExpressions
import Testing

@Suite struct CalendarTests {
  @Test func everyDayHasItsNumberAndBack() throws {
    var previous: CivilDate?
    for days in -719_162...2_932_896 where days % 7 == 0 || abs(days) < 1000 {
      let date = try #require(CivilDate(daysSinceEpoch: days))
      #expect(date.daysSinceEpoch == days)
      if let previous { #expect(previous < date) }
      previous = date
    }
    #expect(CivilDate(daysSinceEpoch: -719_162)?.description == "0001-01-01")
    #expect(CivilDate(daysSinceEpoch: 2_932_896)?.description == "9999-12-31")
    #expect(CivilDate(daysSinceEpoch: -719_163) == nil)
  }

  @Test(arguments: [
    "2023-02-29", "1900-02-29", "2022-13-01", "2022-00-01", "2022-1-1", "20220101", "0000-01-01",
    "２022-01-01",
  ])
  func daysThatDoNotExistAreRefused(_ text: String) {
    #expect(CivilDate(text) == nil)
  }

  @Test(arguments: [
    "2022-01-05T10:30:00", "2022-01-05 10:30:00Z", "2022-01-05T24:00:00Z", "2022-01-05T10:60:00Z",
    "2022-01-05T10:30:00.Z",
    "2022-01-05T10:30:00+6", "2022-01-05T10:30:00.1234567890Z", "0001-01-01T00:00:00+01:00",
  ])
  func textsThatAreNoPointInTimeAreRefused(_ text: String) {
    #expect(Timestamp(text) == nil)
  }

  @Test func leapYearsAreKnown() {
    #expect(CivilDate("2000-02-29")?.dayOfYear == 59)
    #expect(CivilDate("2024-12-31")?.dayOfYear == 365)
  }
}
