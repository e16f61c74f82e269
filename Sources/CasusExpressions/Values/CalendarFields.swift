/// A time zone as a fixed difference from UTC; zones with names, and so with histories, are outside the subset.
struct TimeZoneOffset {
  static let utc = TimeZoneOffset(seconds: 0)

  /// Seconds to add to UTC.
  let seconds: Int

  private init(seconds: Int) {
    self.seconds = seconds
  }

  /// Reads `UTC`, or a difference such as `+05:30`, `-08:00` or `02:00`; nil for anything else.
  init?(_ text: String) {
    if text == "UTC" {
      self = .utc
      return
    }
    var bytes = Array(text.utf8)
    let sign = bytes.first == UInt8(ascii: "-") ? -1 : 1
    if bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
    guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"), let hours = CivilDate.number(bytes[0..<2]),
      let minutes = CivilDate.number(bytes[3..<5]), hours < 24, minutes < 60
    else { return nil }
    self.init(seconds: sign * (hours * 3600 + minutes * 60))
  }
}

/// A point in time as the calendar and the clock of a time zone show it.
struct CalendarFields {
  /// The day; nil only where the zone's difference moves the first or last day out of years 1 to 9999.
  let date: CivilDate?
  let hours: Int
  let minutes: Int
  let seconds: Int

  init(of timestamp: Timestamp, offset: TimeZoneOffset) {
    let local = Int(timestamp.seconds) + offset.seconds
    let days = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
    let time = local - days * 86_400
    date = CivilDate(daysSinceEpoch: days)
    hours = time / 3600
    minutes = time / 60 % 60
    seconds = time % 60
  }
}
