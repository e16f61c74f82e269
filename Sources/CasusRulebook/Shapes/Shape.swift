/// What may stand at a place of a file.
///
/// A file's kind is described once, as shapes: the reader checks files against them, and the JSON Schema is printed
/// from them, so that the two cannot differ.
indirect enum Shape: Sendable {
  /// Any text that is not empty.
  case text
  /// One of a few words.
  case word([String])
  /// Lower-case words joined by hyphens.
  case identifier
  /// Lower-case words joined by dots and underscores.
  case name
  /// `yes` or `no`.
  case yesNo
  /// A finite number in a closed range.
  case number(ClosedRange<Double>)
  /// A whole number in a closed range.
  case whole(ClosedRange<Int>)
  /// A number, or an expression for one.
  case parameter
  /// A day, as `2022-01-05`.
  case date
  /// A condition or another expression.
  case expression
  /// A list with at least `minimum` items.
  case list(of: Shape, minimum: Int)
  /// A list of two numbers, the first not above the second.
  case range
  /// A mapping whose keys the author chooses, with at least `minimum` of them.
  case map(keys: MapKeys, of: Shape, minimum: Int)
  /// A mapping with fixed keys.
  case mapping(MappingShape)
  /// A scalar, a list or a mapping: whichever of the alternatives fits the node's kind.
  case either([Shape])
  /// A shape that the schema prints once, under a name.
  case named(String, Shape)

  /// What keys an author may choose.
  enum MapKeys: Sendable {
    case identifiers, names, probabilities
    /// What a pin may name: a factor, a judgement, a stage, `strength/` or `lean/` and what it is of.
    case pins
  }

  static let finite = Shape.number(-Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude)
  static let positive = Shape.number(Double.leastNormalMagnitude...Double.greatestFiniteMagnitude)
  static let notNegative = Shape.number(0...Double.greatestFiniteMagnitude)
  static let probability = Shape.number(0...1)
}

/// A mapping with fixed keys.
struct MappingShape: Sendable {
  /// The keys, in the order in which they are usually written.
  var keys: [KeyShape]
  /// Sets of keys of which exactly one must stand.
  var exactlyOne: [[String]] = []
  /// Sets of keys of which at most one may stand.
  var atMostOne: [[String]] = []

  subscript(name: String) -> KeyShape? { keys.first { $0.name == name } }

  /// The same mapping with further keys.
  func adding(_ more: [KeyShape], exactlyOne sets: [[String]] = []) -> MappingShape {
    MappingShape(keys: keys + more, exactlyOne: exactlyOne + sets, atMostOne: atMostOne)
  }
}

/// A key of a mapping, and what stands under it.
struct KeyShape: Sendable {
  let name: String
  let shape: Shape
  let isRequired: Bool
  let about: String

  static func required(_ name: String, _ shape: Shape, _ about: String) -> KeyShape {
    KeyShape(name: name, shape: shape, isRequired: true, about: about)
  }

  static func optional(_ name: String, _ shape: Shape, _ about: String) -> KeyShape {
    KeyShape(name: name, shape: shape, isRequired: false, about: about)
  }
}
