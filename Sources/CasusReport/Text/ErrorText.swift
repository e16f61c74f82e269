/// Standard errors as text.
public enum ErrorText {
  /// Two significant digits, rounded up, so that no error is said to be smaller than it is.
  public static func of(_ standardError: Double) -> String { NumberText.roundedUp(standardError) }
}
