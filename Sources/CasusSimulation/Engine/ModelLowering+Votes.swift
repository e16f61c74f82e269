import CColumns

/// The voting rules of VoteCount, term by term in the same order.
///
/// A member without a vote has probabilities of 0 and 1, which change no bit of a sum or a product.
extension ModelLowering {
  mutating func consensus(_ votes: [LoweredVote]) -> LoweredAnswer {
    var nobody = graph.double(1)
    var somebody = graph.double(0)
    for vote in votes {
      somebody = graph.join(somebody, graph.share(nobody, vote.objects))
      nobody = graph.share(nobody, vote.doesNotObject)
    }
    return LoweredAnswer(yes: nobody, no: somebody)
  }

  mutating func atLeast(_ needed: Int, _ votes: [LoweredVote]) -> LoweredAnswer {
    let zero = graph.double(0)
    var counts = [graph.double(1)]
    for vote in votes {
      var next = [Column](repeating: zero, count: counts.count + 1)
      for (count, probability) in counts.enumerated() {
        next[count] = graph.join(next[count], graph.share(probability, vote.doesNotSupport))
        next[count + 1] = graph.join(next[count + 1], graph.share(probability, vote.supports))
      }
      counts = next
    }
    var yes = zero
    var no = zero
    for (count, probability) in counts.enumerated() {
      if count >= needed { yes = graph.join(yes, probability) } else { no = graph.join(no, probability) }
    }
    return LoweredAnswer(yes: yes, no: no)
  }

  mutating func majorityOfVoting(_ votes: [LoweredVote]) -> LoweredAnswer {
    let zero = graph.double(0)
    let middle = votes.count
    var differences = [Column](repeating: zero, count: 2 * middle + 1)
    differences[middle] = graph.double(1)
    for vote in votes {
      let rest = graph.subtract(vote.doesNotSupport, vote.objects)
      let aside = graph.apply(CASUS_floored, [zero, rest], gives: .double)
      var next = [Column](repeating: zero, count: differences.count)
      for (place, probability) in differences.enumerated() where graph.number(probability) != 0 {
        next[place - 1] = graph.join(next[place - 1], graph.share(probability, vote.objects))
        next[place] = graph.join(next[place], graph.share(probability, aside))
        next[place + 1] = graph.join(next[place + 1], graph.share(probability, vote.supports))
      }
      differences = next
    }
    var yes = zero
    var no = zero
    for probability in differences[(middle + 1)...] { yes = graph.join(yes, probability) }
    for probability in differences[...middle] { no = graph.join(no, probability) }
    return LoweredAnswer(yes: yes, no: no)
  }
}
