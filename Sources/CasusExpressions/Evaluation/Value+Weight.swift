extension Value {
  /// How many parts the value has, for counting the work of copying or comparing it.
  ///
  /// Lists that share their parts count them each time they occur, and counting stops beyond `limit`, so that it
  /// costs no more than what it pays for.
  func weight(upTo limit: Int) -> Int {
    switch self {
    case .list(let elements): Self.weight(of: elements, upTo: limit)
    case .map(let map): Self.weight(of: map.entries.map(\.value), upTo: limit)
    default: 0
    }
  }

  private static func weight(of parts: [Value], upTo limit: Int) -> Int {
    var total = parts.count
    for part in parts where total <= limit {
      total += part.weight(upTo: limit - total)
    }
    return total
  }
}
