extension Builtin {
  /// The field of a point in time, seen from a time zone, or of a length of time, that this function is named after.
  func calendarField(_ arguments: [Value]) throws(EvaluationError) -> Int {
    switch arguments[0] {
    case .timestamp(let time) where arguments.count <= 2:
      return try field(of: time, zone: arguments.count == 2 ? arguments[1] : .string("UTC"))
    case .duration(let nanoseconds) where arguments.count == 1:
      return try field(ofNanoseconds: Int(nanoseconds))
    default:
      throw noSuchOverload(arguments)
    }
  }

  private func field(of time: Timestamp, zone: Value) throws(EvaluationError) -> Int {
    guard case .string(let text) = zone else { throw noSuchOverload([.timestamp(time), zone]) }
    guard let offset = TimeZoneOffset(text) else {
      throw EvaluationError("invalid-argument", "the time zone \(zone) is neither UTC nor a fixed difference")
    }
    let fields = CalendarFields(of: time, offset: offset)
    switch self {
    case .getHours: return fields.hours
    case .getMinutes: return fields.minutes
    case .getSeconds: return fields.seconds
    case .getMilliseconds: return Int(time.nanoseconds) / 1_000_000
    default: break
    }
    guard let date = fields.date else { throw .outOfRange(.timestamp(time), "timestamp in that time zone") }
    switch self {
    case .getFullYear: return date.year
    case .getMonth: return date.month - 1
    case .getDate: return date.day
    case .getDayOfMonth: return date.day - 1
    case .getDayOfYear: return date.dayOfYear
    default: return date.dayOfWeek
    }
  }

  private func field(ofNanoseconds nanoseconds: Int) throws(EvaluationError) -> Int {
    switch self {
    case .getHours: return nanoseconds / 3_600_000_000_000
    case .getMinutes: return nanoseconds / 60_000_000_000
    case .getSeconds: return nanoseconds / 1_000_000_000
    case .getMilliseconds: return nanoseconds / 1_000_000 % 1000
    default: throw noSuchOverload([.duration(nanoseconds: Int64(nanoseconds))])
    }
  }
}
