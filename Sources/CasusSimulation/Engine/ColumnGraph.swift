import CColumns

/// A value of a column program while it is being built: a column, or one of the columns that an operation gives.
struct Column: Hashable, Sendable {
  let node: Int32
  var part: Int32 = 0
}

/// What a column has one number for.
enum ColumnShape: UInt8, Hashable, Sendable {
  /// One for each row: all that depends on judgements alone, and constants.
  case row
  /// One for each draw.
  case draw
  /// One for each draw that is measured for weights.
  case measured
  /// One for each row, known only when the row's draws are done.
  case total
  /// One for a block of rows, known only when all is done.
  case block
}

/// How wide a column's numbers are.
enum ColumnElement: UInt8, Hashable, Sendable {
  case double, long, word, byte

  var size: Int {
    switch self {
    case .double, .long: 8
    case .word: 4
    case .byte: 1
    }
  }
}

/// An operation of a column program, with what it is applied to.
struct ColumnNode: Hashable, Sendable {
  /// nil for a constant, which is ``immediate``.
  var operation: UInt16?
  var shape: ColumnShape
  var element: ColumnElement
  /// How many columns it gives.
  var parts: Int32 = 1
  var arguments: [Column] = []
  var immediate: UInt64 = 0
  var count: UInt32 = 0
  var table: Int32 = -1
}

/// Operations on columns, each of which is there once however often it is asked for.
///
/// That one rule is what computes a council's criterion once for all members, lets members with the same log-odds share
/// a logistic, and gives the sums that leave one criterion out their common beginnings. What has rows only for operands
/// is computed once a row.
struct ColumnGraph: Sendable {
  private(set) var nodes: [ColumnNode] = []
  private var known: [ColumnNode: Int32] = [:]
  var tables = ColumnTables()
  /// What is built now: columns over draws, or over those that are measured for weights.
  var domain = ColumnShape.draw

  func node(_ column: Column) -> ColumnNode { nodes[Int(column.node)] }
  func shape(_ column: Column) -> ColumnShape { node(column).shape }

  /// The bits of a constant; nil for all else.
  func constant(_ column: Column) -> UInt64? {
    let node = node(column)
    return node.operation == nil ? node.immediate : nil
  }

  func number(_ column: Column) -> Double? { constant(column).map { Double(bitPattern: $0) } }

  mutating func place(_ node: ColumnNode) -> Column {
    if let index = known[node] { return Column(node: index) }
    let index = Int32(nodes.count)
    nodes.append(node)
    known[node] = index
    return Column(node: index)
  }

  mutating func double(_ value: Double) -> Column {
    place(ColumnNode(operation: nil, shape: .row, element: .double, immediate: value.bitPattern))
  }

  mutating func long(_ value: Int64) -> Column {
    place(ColumnNode(operation: nil, shape: .row, element: .long, immediate: UInt64(bitPattern: value)))
  }

  mutating func byte(_ value: UInt8) -> Column {
    place(ColumnNode(operation: nil, shape: .row, element: .byte, immediate: UInt64(value)))
  }

  /// An operation on columns of any shape; those that do not fit together are spread or sampled first.
  mutating func apply(
    _ operation: casus_operation, _ arguments: [Column], gives element: ColumnElement, parts: Int32 = 1,
    immediate: UInt64 = 0, table: Int32 = -1
  ) -> Column {
    var columns = arguments
    let isByRow = arguments.allSatisfy { shape($0) == .row }
    if !isByRow {
      let takesRows =
        domain == .draw && (2...3).contains(arguments.count) && parts == 1 && operation != CASUS_quantile_of
      for index in columns.indices where !(takesRows && shape(columns[index]) == .row) {
        columns[index] = fitted(columns[index])
      }
    }
    return place(
      ColumnNode(
        operation: UInt16(operation.rawValue), shape: isByRow ? .row : domain, element: element, parts: parts,
        arguments: columns, immediate: immediate, table: table))
  }

  /// A column over draws, or over measured ones, whatever it was.
  mutating func fitted(_ column: Column) -> Column {
    let own = node(column)
    let isByte = own.element == .byte
    switch (own.shape, domain) {
    case (.row, .draw), (.row, .measured):
      let operation = isByte ? CASUS_spread_byte : CASUS_spread
      let copies = domain == .draw ? ColumnGeometry.drawsPerRow : ColumnGeometry.measuredPerRow
      return place(
        ColumnNode(
          operation: UInt16(operation.rawValue), shape: domain, element: own.element, arguments: [column],
          count: UInt32(copies)))
    case (.draw, .measured):
      let operation = isByte ? CASUS_sample_byte : CASUS_sample
      return place(
        ColumnNode(
          operation: UInt16(operation.rawValue), shape: .measured, element: own.element, arguments: [column]))
    default:
      return column
    }
  }

  /// An operation with a number for each row as its result.
  mutating func total(
    _ operation: casus_operation, _ arguments: [Column], parts: Int32 = 1, immediate: UInt64 = 0,
    shape: ColumnShape = .total
  ) -> Column {
    let columns = arguments.map { fitted($0) }
    return place(
      ColumnNode(
        operation: UInt16(operation.rawValue), shape: shape, element: .long, parts: parts, arguments: columns,
        immediate: immediate))
  }

  /// An operation that leaves its result elsewhere, or in columns that its table names.
  mutating func effect(
    _ operation: casus_operation, _ arguments: [Column], parts: Int32 = 0, count: UInt32 = 0,
    table: Int32 = -1,
    isOnRows: Bool = false
  ) -> Column {
    let columns = isOnRows ? arguments : arguments.map { fitted($0) }
    return place(
      ColumnNode(
        operation: UInt16(operation.rawValue), shape: isOnRows ? .row : domain, element: .long, parts: parts,
        arguments: columns, count: count, table: table))
  }
}

/// The sizes of what a worker computes at a time.
enum ColumnGeometry {
  /// How many draws share a row, a constant of the format.
  static let drawsPerRow = 64
  /// How many of them are measured for weights.
  static let measuredPerRow = TallyLayout.weighedDraws
  /// How many rows are drawn and added up together.
  static let rowsPerBlock = 32
  /// How many rows' draws are computed together, so that their columns stay near the processor.
  static let rowsPerStretch = 8
}
