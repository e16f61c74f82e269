/// How two nodes of a document are compared: as a whole, field by field, or item by item.
indirect enum DifferenceShape: Sendable {
  /// One value, compared by what it says.
  case atom(AtomKind)
  /// A mapping with fixed keys, compared field by field.
  case record(RecordDifference)
  /// A mapping or a list whose items have names, compared item by item.
  case collection(CollectionDifference)
}

/// What kind of value an atom is, which decides what spellings of it are the same.
enum AtomKind: Sendable {
  /// Text, letter by letter.
  case text
  /// Yes or no.
  case yesNo
  /// A value or distribution, or a whole tree of them: numbers by value, keys in any order.
  case value
  /// As a value, and texts in it may be expressions.
  case formula
  /// A list in which order means nothing.
  case set
  /// An expression, by what it says.
  case expression
}

/// A mapping with fixed keys.
struct RecordDifference: Sendable {
  var fields: [DifferenceField]
  /// The key of what stands there alone where the node is no mapping.
  var shorthand: String?
}

/// A key of a mapping, or several of which one stands.
struct DifferenceField: Sendable {
  /// How messages and paths call it.
  let label: String
  /// The keys in the file.
  let keys: [String]
  let shape: DifferenceShape
  let effect: Edit.Effect
  /// What its absence means, where that can also be written.
  var whenAbsent: String?

  init(
    _ label: String, _ keys: [String]? = nil, _ shape: DifferenceShape, _ effect: Edit.Effect,
    whenAbsent: String? = nil
  ) {
    self.label = label
    self.keys = keys ?? [label]
    self.shape = shape
    self.effect = effect
    self.whenAbsent = whenAbsent
  }
}

/// Items with names.
struct CollectionDifference: Sendable {
  /// Where an item's name comes from.
  enum Naming: Sendable {
    /// It is the key of a mapping.
    case key
    /// It is what these fields of a list's item say together.
    case fields([String], as: AtomKind, whenAbsent: String)
    /// As `fields`, the one being a list in which order means nothing.
    case set(String)
  }

  /// What the order of the items means.
  enum Order: Sendable {
    case nothing
    case everything
    /// It matters among the items that agree in this field.
    case within(String)
  }

  /// What an item is, in a word.
  let noun: String
  let naming: Naming
  let order: Order
  let item: DifferenceShape
  /// Items of other shapes, by key.
  var exceptions: [String: DifferenceShape] = [:]
  /// What adding, removing and reordering items can change.
  let effect: Edit.Effect
  /// What a change within an item can change, at most; nil for as much as adding it.
  var itemEffect: Edit.Effect?
  /// Whether no collection is the same as an empty one.
  var absentIsEmpty = false
  /// Whether a mapping stands for a list of it alone.
  var loneItemIsList = false

  func shape(of key: String) -> DifferenceShape { exceptions[key] ?? item }
}
