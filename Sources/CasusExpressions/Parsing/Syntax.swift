/// A condition, or a part of one, as it was written: nothing is known yet of names and types.
struct Syntax {
  indirect enum Form {
    case literal(Value)
    case name(String, isAbsolute: Bool)
    case select(Syntax, field: String)
    case call(target: Syntax?, function: Word, arguments: [Syntax])
    case index(Syntax, Syntax)
    case unary(UnaryOperator, Syntax)
    case binary(BinaryOperator, Syntax, Syntax)
    case logical(LogicalOperator, [Syntax])
    case conditional(Syntax, Syntax, Syntax)
    case list([Syntax])
    case map([(key: Syntax, value: Syntax)])
  }

  /// A word with its place.
  struct Word {
    let text: String
    let range: Range<Int>
  }

  let form: Form
  /// The place in the text, in Unicode scalars.
  let range: Range<Int>
  /// How many levels of nodes there are, this one included.
  let depth: Int
}

extension Syntax {
  /// The parts of a dotted name such as `threat.origin`, or nil where this is something else.
  var dottedName: (parts: [String], isAbsolute: Bool)? {
    var parts: [String] = []
    var node = self
    while case .select(let base, let field) = node.form {
      parts.append(field)
      node = base
    }
    guard case .name(let name, let isAbsolute) = node.form else { return nil }
    parts.append(name)
    return (parts.reversed(), isAbsolute)
  }
}
