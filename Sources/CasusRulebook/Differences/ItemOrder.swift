/// The items of two collections in one row, from which either is had by leaving items out.
struct ItemOrder {
  /// In the old order, with what is new after what precedes it in the new one.
  let old: [String]
  /// In the new order, with what is old after what precedes it in the old one.
  let new: [String]

  init(old: [String], new: [String]) {
    self.old = Self.inserting(new, into: old)
    self.new = Self.inserting(old, into: new)
  }

  /// The names, and the others that are not among them as far behind what precedes them as can be.
  private static func inserting(_ others: [String], into names: [String]) -> [String] {
    let present = Set(names)
    // What follows each name that is in both, in the order of `others`.
    var followers: [String: [String]] = [:]
    var pending: [String] = []
    var predecessor: String?
    for name in others {
      if present.contains(name) {
        predecessor = name
        followers[name] = []
      } else if let predecessor {
        followers[predecessor, default: []].append(name)
      } else {
        pending.append(name)
      }
    }
    var result: [String] = []
    for name in names {
      if let next = followers[name] {
        result += pending
        pending = next
      }
      result.append(name)
    }
    return result + pending
  }

  /// What differs between two rows of the same names: both without their common beginning and end.
  static func difference(_ old: [String], _ new: [String]) -> (old: [String], new: [String]) {
    let start = zip(old, new).prefix { $0 == $1 }.count
    let rest = (old.dropFirst(start), new.dropFirst(start))
    let end = zip(rest.0.reversed(), rest.1.reversed()).prefix { $0 == $1 }.count
    return (Array(rest.0.dropLast(end)), Array(rest.1.dropLast(end)))
  }
}
