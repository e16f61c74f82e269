import CasusExpressions
import CasusRulebook

extension MutantMaker {
  /// The mutants of members: seated from a day later, and to a day earlier.
  var members: [Mutant] {
    rulebook.members.flatMap { member in
      member.seated.enumerated().flatMap { number, period -> [Mutant] in
        let ends = [("from", period.from, 1, "later"), ("to", period.to, -1, "earlier")]
        return ends.compactMap { key, date, days, word in
          let path = ["seated", "\(number)", key]
          guard let date, let other = date.advanced(by: days) else { return nil }
          return Mutant(
            id: "member/\(member.id)/seat-\(number + 1)-\(key)-\(word)", kind: .redated, noun: "member",
            item: member.id, description: "member \(member.id) is seated \(key) \(other), not \(date)",
            span: span("members", member.id, path),
            changes: [.init(section: "members", item: member.id, path: path, .text(other.description))],
            days: [date])
        }
      }
    }
  }

  /// The mutants of dated names: each value that follows another taken a day earlier, and a day later.
  var datedNames: [Mutant] {
    rulebook.datedNames.flatMap { name in
      name.entries.enumerated().flatMap { number, entry -> [Mutant] in
        guard let date = entry.period.from,
          let previous = name.entries.firstIndex(where: { $0.period.to == date })
        else { return [] }
        return [("earlier", -1), ("later", 1)].compactMap { word, days in
          date.advanced(by: days).map { other in
            let ends = [["\(previous)", "to"], ["\(number)", "from"]]
            return Mutant(
              id: "dated/\(name.name)/\(date)-\(word)", kind: .redated, noun: "dated name", item: name.name,
              description: "dated name \(name.name) is \(entry.value) from \(other), not \(date)",
              span: span("dated", name.name, ends[1]),
              changes: ends.map {
                .init(section: "dated", item: name.name, path: $0, .text(other.description))
              }, days: [date])
          }
        }
      }
    }
  }

  private func span(_ section: String, _ item: String, _ path: [String]) -> SourceSpan {
    draft.span(section, item, path) ?? SourceSpan(at: SourcePosition(line: 1, column: 1))
  }
}

extension CivilDate {
  /// The day that lies a number of days later; nil outside years 1 to 9999.
  fileprivate func advanced(by days: Int) -> CivilDate? { CivilDate(daysSinceEpoch: daysSinceEpoch + days) }
}
