import CasusExpressions

/// Finds what differs in meaning between two documents of one shape.
struct TreeComparison {
  /// What has been found, in the order of the shape.
  private(set) var edits: [Edit] = []
  /// Whether places in the files are known: not where a document was put together from several.
  private let hasSpans: Bool

  /// Where in the document a comparison stands.
  private struct Place {
    var path: [String] = []
    var section = ""
    var noun = ""
    var name = ""
    /// The parts of the item on the way, and the last one.
    var outerParts: [String] = []
    var part: String?
    var effect = Edit.Effect.probabilities

    var field: String? {
      let parts = outerParts + [part].compactMap(\.self)
      return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    func entering(_ label: String, limit: Edit.Effect) -> Place {
      var place = self
      place.path.append(label)
      place.effect = min(effect, limit)
      return place
    }

    /// A field of what stands here.
    func field(_ field: DifferenceField) -> Place {
      var place = entering(field.label, limit: field.effect)
      place.outerParts += [part].compactMap(\.self)
      place.part = field.label
      return place
    }

    /// An item of what stands here, under its own name in place of the collection's.
    func item(_ row: ItemAlignment.Row, of collection: CollectionDifference) -> Place {
      var place = entering(row.name, limit: collection.effect)
      if name.isEmpty, noun == collection.noun {
        place.name = row.title
      } else {
        place.part = "\(collection.noun) \(row.title)"
      }
      return place
    }
  }

  /// Compares two documents.
  static func edits(
    from old: YAMLNode, to new: YAMLNode, _ shape: DifferenceShape, hasSpans: Bool
  ) -> [Edit] {
    var comparison = TreeComparison(hasSpans: hasSpans)
    comparison.compareTop(old, new, shape)
    comparison.nameTwins()
    return comparison.edits
  }

  private init(hasSpans: Bool) {
    self.hasSpans = hasSpans
  }

  /// The fields at the top are sections, whose items have names of their own, and what is said of the whole.
  private mutating func compareTop(_ old: YAMLNode, _ new: YAMLNode, _ shape: DifferenceShape) {
    guard case .fields(_, let parts) = Alignment(old, new, shape) else { return }
    for (field, old, new) in parts {
      var place = Place().entering(field.label, limit: field.effect)
      if case .collection(let collection) = field.shape {
        place.section = field.label
        place.noun = collection.noun
      } else {
        place.noun = field.label
      }
      compare(old, new, field.shape, place, field: field)
    }
  }

  private mutating func compare(
    _ old: YAMLNode?, _ new: YAMLNode?, _ shape: DifferenceShape, _ place: Place, field: DifferenceField?
  ) {
    switch Alignment(old, new, shape) {
    case .whole: compareWholes(old, new, shape, place, field)
    case .fields(_, let parts):
      for (field, old, new) in parts {
        compare(old, new, field.shape, place.field(field), field: field)
      }
    case .items(let collection, let items): compareItems(items, collection, place)
    }
  }

  private mutating func compareWholes(
    _ old: YAMLNode?, _ new: YAMLNode?, _ shape: DifferenceShape, _ place: Place, _ field: DifferenceField?
  ) {
    var kind = AtomKind.value
    if case .atom(let stated) = shape { kind = stated }
    let absent = field?.whenAbsent
    guard
      NodeText.canonical(old, kind, whenAbsent: absent) != NodeText.canonical(new, kind, whenAbsent: absent)
    else { return }
    func text(_ node: YAMLNode?) -> String? {
      node.map { field?.text(of: $0) ?? NodeText.flow($0) } ?? absent
    }
    add(.changed, place, old: text(old), new: text(new), oldNode: old, newNode: new)
  }

  private mutating func compareItems(
    _ items: ItemAlignment, _ collection: CollectionDifference, _ place: Place
  ) {
    for row in items.rows {
      let shape = collection.shape(of: row.name)
      var inner = place.item(row, of: collection)
      switch (row.old, row.new) {
      case (let old?, let new?):
        inner.effect = min(inner.effect, collection.itemEffect ?? inner.effect)
        compare(old.node, new.node, shape, inner, field: nil)
      case (let old?, nil):
        add(.removed, inner, old: NodeText.flow(old.node), new: nil, oldNode: old.node, newNode: nil, shape)
      case (nil, let new?):
        add(.added, inner, old: nil, new: NodeText.flow(new.node), oldNode: nil, newNode: new.node, shape)
      case (nil, nil): break
      }
    }
    if let (old, new) = items.reordered {
      add(
        .reordered, place.entering(TreeMerge.orderKey, limit: collection.effect),
        old: old.joined(separator: ", "), new: new.joined(separator: ", "), oldNode: nil, newNode: nil)
    }
  }

  private mutating func add(
    _ kind: Edit.Kind, _ place: Place, old: String?, new: String?, oldNode: YAMLNode?, newNode: YAMLNode?,
    _ shape: DifferenceShape? = nil
  ) {
    edits.append(
      Edit(
        kind: kind, section: place.section, noun: place.noun, name: place.name, field: place.field, old: old,
        new: new, parts: parts(of: newNode ?? oldNode, shape), effect: place.effect,
        oldSpan: hasSpans ? oldNode?.span : nil, newSpan: hasSpans ? newNode?.span : nil, namesake: nil,
        path: place.path))
  }

  private func parts(of node: YAMLNode?, _ shape: DifferenceShape?) -> [Edit.Part] {
    guard let node, case .record(let record) = shape else { return [] }
    return record.fields.compactMap { field in
      record.part(field, of: node).map { Edit.Part(label: field.label, text: field.text(of: $0)) }
    }
  }

  /// Marks what may only have a new name.
  private mutating func nameTwins() {
    func content(_ edit: Edit) -> [Edit.Part] { edit.parts.filter { $0.label != "id" } }
    for (index, removed) in edits.enumerated() where removed.kind == .removed && removed.field == nil {
      let twin = edits.firstIndex {
        $0.kind == .added && $0.field == nil && $0.section == removed.section && $0.namesake == nil
          && (content($0), $0.parts.isEmpty ? $0.new : nil)
            == (content(removed), removed.parts.isEmpty ? removed.old : nil)
      }
      guard let twin else { continue }
      edits[index].namesake = edits[twin].name
      edits[twin].namesake = removed.name
    }
  }
}
