/// How large a condition may be.
///
/// What is larger is refused with a diagnostic, so that no text, however hostile,
/// can exhaust memory or the stack of the thread that compiles or evaluates it.
public enum ExpressionLimits {
  /// The longest text, in bytes of UTF-8.
  public static let bytes = 16 * 1024
  /// The most tokens.
  public static let tokens = 4096
  /// How deeply operators, brackets and calls may nest; a chain of `&&` or of `||` counts as one level.
  public static let depth = 48
  /// The most work that one evaluation may do: nodes visited, and parts of lists and maps copied or compared.
  ///
  /// Macros within macros multiply, and chains of them can double a list again and again.
  public static let steps = 1_000_000
}
