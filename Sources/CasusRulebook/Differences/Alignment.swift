/// Two nodes of one shape, laid side by side as far as they can be compared part by part.
enum Alignment {
  /// They are compared as wholes: one is missing, or they are values.
  case whole
  /// The parts of two mappings, field by field.
  case fields(RecordDifference, [(field: DifferenceField, old: YAMLNode?, new: YAMLNode?)])
  /// The items of two collections.
  case items(CollectionDifference, ItemAlignment)

  init(_ old: YAMLNode?, _ new: YAMLNode?, _ shape: DifferenceShape) {
    switch shape {
    case .atom: self = .whole
    case .record(let record):
      guard let old, let new else {
        self = .whole
        return
      }
      self = .fields(
        record, record.fields.map { ($0, record.part($0, of: old), record.part($0, of: new)) })
    case .collection(let collection):
      guard collection.absentIsEmpty || (old != nil && new != nil),
        let oldItems = collection.items(of: old), let newItems = collection.items(of: new)
      else {
        self = .whole
        return
      }
      self = .items(collection, ItemAlignment(oldItems, newItems, collection.order))
    }
  }
}

/// The items of two collections, by name.
struct ItemAlignment {
  /// An item in either or both.
  struct Row {
    let name: String
    let old: NamedNode?
    let new: NamedNode?

    /// The name as a person reads it.
    var title: String { (new ?? old)?.title ?? name }
  }

  /// Every item, in the old order.
  let rows: [Row]
  /// The items in both that stand in another order, old and new; nil where the order is the same or means nothing.
  let reordered: (old: [String], new: [String])?
  private let newPlaces: [String: Int]

  init(_ old: [NamedNode], _ new: [NamedNode], _ order: CollectionDifference.Order) {
    let names = ItemOrder(old: old.map(\.name), new: new.map(\.name))
    let oldNodes = Dictionary(old.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let newNodes = Dictionary(new.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    rows = names.old.map { Row(name: $0, old: oldNodes[$0], new: newNodes[$0]) }
    newPlaces = Dictionary(
      names.new.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let arrived = rows.compactMap(\.new)
    switch order {
    case .nothing: reordered = nil
    case .everything: reordered = Self.difference(arrived, new)
    case .within(let field):
      func stretches(_ items: [NamedNode]) -> [String: [NamedNode]] {
        Dictionary(grouping: items) { $0.node[field]?.scalar?.text ?? "" }
      }
      let (before, after) = (stretches(arrived), stretches(new))
      let moved = after.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        .compactMap { Self.difference(before[$0] ?? [], after[$0] ?? []) }
      reordered = moved.isEmpty ? nil : (moved.flatMap(\.old), moved.flatMap(\.new))
    }
  }

  /// The items in the new order.
  var rowsInNewOrder: [Row] {
    rows.sorted { (newPlaces[$0.name] ?? 0) < (newPlaces[$1.name] ?? 0) }
  }

  private static func difference(
    _ old: [NamedNode], _ new: [NamedNode]
  ) -> (old: [String], new: [String])? {
    let found = ItemOrder.difference(old.map(\.title), new.map(\.title))
    return found.old.isEmpty ? nil : found
  }
}
