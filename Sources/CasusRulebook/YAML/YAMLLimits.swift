/// How large a file may be before it is refused.
enum YAMLLimits {
  /// The most bytes of a file: 4 MiB.
  static let bytes = 4 * 1024 * 1024
  /// The most nodes of a document.
  static let nodes = 200_000
  /// The deepest nesting of a document.
  static let depth = 64
}
