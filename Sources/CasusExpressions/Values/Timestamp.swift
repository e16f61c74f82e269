/// A point in time to the nanosecond, from the beginning of year 1 to the end of year 9999, UTC.
public struct Timestamp: Hashable, Comparable, Sendable {
  /// Whole seconds since 1 January 1970, 00:00 UTC, rounded down.
  public let seconds: Int64
  /// Nanoseconds beyond ``seconds``, from 0 to 999,999,999.
  public let nanoseconds: Int32

  /// Creates a point in time, or nil where it lies outside years 1 to 9999.
  public init?(seconds: Int64, nanoseconds: Int32 = 0) {
    guard (-62_135_596_800...253_402_300_799).contains(seconds), (0..<1_000_000_000).contains(nanoseconds)
    else { return nil }
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  /// Creates the beginning of a day, UTC.
  public init(midnightOf date: CivilDate) {
    seconds = Int64(date.daysSinceEpoch) * 86_400
    nanoseconds = 0
  }

  /// The point in time that lies a length of time later, or nil where that is outside years 1 to 9999.
  public func advanced(byNanoseconds duration: Int64) -> Timestamp? {
    let total = Int64(nanoseconds) + duration % 1_000_000_000
    let carry: Int64 = total < 0 ? -1 : total / 1_000_000_000
    return Timestamp(
      seconds: seconds + duration / 1_000_000_000 + carry, nanoseconds: Int32(total - carry * 1_000_000_000))
  }

  /// The nanoseconds from `other` to this, or nil where they do not fit in 64 bits (about 292 years).
  public func nanoseconds(since other: Timestamp) -> Int64? {
    let (whole, overflow) = (seconds - other.seconds).multipliedReportingOverflow(by: 1_000_000_000)
    let (total, carry) = whole.addingReportingOverflow(Int64(nanoseconds - other.nanoseconds))
    return overflow || carry ? nil : total
  }

  /// Whether one point in time comes before another.
  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
  }
}

extension Timestamp {
  /// Reads a point in time as RFC 3339 writes it, such as `2022-01-05T10:30:00.5+06:00`; nil for anything else.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, let date = CivilDate(String(decoding: bytes[0..<10], as: UTF8.self)),
      bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
      let hour = CivilDate.number(bytes[11..<13]), let minute = CivilDate.number(bytes[14..<16]),
      let second = CivilDate.number(bytes[17..<19]), hour < 24, minute < 60, second < 60
    else { return nil }
    var rest = bytes[19...]
    var nanoseconds = 0
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      guard digits.count <= 9, let fraction = CivilDate.number(digits) else { return nil }
      nanoseconds = (digits.count..<9).reduce(fraction) { scaled, _ in scaled * 10 }
      rest = rest[digits.endIndex...]
    }
    guard let offset = Self.offset(rest) else { return nil }
    let time = hour * 3600 + minute * 60 + second - offset
    self.init(seconds: Int64(date.daysSinceEpoch * 86_400 + time), nanoseconds: Int32(nanoseconds))
  }

  private static func offset(_ zone: ArraySlice<UInt8>) -> Int? {
    let text = String(decoding: zone, as: UTF8.self)
    if text == "Z" { return 0 }
    guard text.hasPrefix("+") || text.hasPrefix("-") else { return nil }
    return TimeZoneOffset(text)?.seconds
  }
}

extension Timestamp: CustomStringConvertible {
  /// The point in time as RFC 3339 writes it, in UTC, with as many decimals of a second as needed.
  public var description: String {
    let fields = CalendarFields(of: self, offset: .utc)
    let time = [fields.hours, fields.minutes, fields.seconds].map { padded($0, to: 2) }.joined(separator: ":")
    return "\(fields.date?.description ?? "")T\(time)\(decimals(ofNanoseconds: Int64(nanoseconds)))Z"
  }
}

/// A fraction of a second such as `.5`, without trailing zeros; nothing for 0.
func decimals(ofNanoseconds nanoseconds: Int64) -> String {
  guard nanoseconds != 0 else { return "" }
  var digits = Array(padded(Int(nanoseconds), to: 9))
  while digits.last == "0" { digits.removeLast() }
  return "." + String(digits)
}
