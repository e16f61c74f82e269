/// A function that is built in.
///
/// All are CEL's, with two limits: time zones are `UTC` or fixed differences such as `+05:30`, and `matches` is left
/// out. `min`, `max` and `abs`, and `date`, which is computed while compiling, are Casus's extensions.
public enum Builtin: String, Hashable, Sendable, CaseIterable {
  /// The number of a text's code points, of a list's elements or of a map's entries.
  case size
  /// Whether a text has another within it.
  case contains
  /// Whether a text begins with another.
  case startsWith
  /// Whether a text ends with another.
  case endsWith
  /// Converts to a signed whole number.
  case int
  /// Converts to an unsigned whole number.
  case uint
  /// Converts to a floating-point number.
  case double
  /// Converts to a text; a double becomes the shortest decimal that reads back as the same number.
  case string
  /// Reads yes or no from a text.
  case bool
  /// Reads a point in time from a text (RFC 3339) or from seconds since 1970.
  case timestamp
  /// Reads a length of time from a text such as `1h30m`.
  case duration
  /// The type of a value.
  case type
  /// The value itself, its type forgotten.
  case dyn
  /// The year.
  case getFullYear
  /// The month, January being 0.
  case getMonth
  /// The day of the month, from 1.
  case getDate
  /// The day of the month, from 0.
  case getDayOfMonth
  /// The day of the week, Sunday being 0.
  case getDayOfWeek
  /// The day of the year, 1 January being 0.
  case getDayOfYear
  /// The hour of a point in time, or the whole hours of a length of time.
  case getHours
  /// The minute of a point in time, or the whole minutes of a length of time.
  case getMinutes
  /// The second of a point in time, or the whole seconds of a length of time.
  case getSeconds
  /// The milliseconds within the second of a point in time or of a length of time.
  case getMilliseconds
  /// Extension: the least of numbers of one type; NaN where any is NaN.
  case min
  /// Extension: the greatest of numbers of one type; NaN where any is NaN.
  case max
  /// Extension: a number without its sign.
  case abs

  /// Whether the function is Casus's own rather than CEL's.
  public var isExtension: Bool {
    switch self {
    case .min, .max, .abs: true
    default: false
    }
  }
}
