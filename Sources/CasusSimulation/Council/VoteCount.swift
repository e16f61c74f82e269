/// The exact probability of each voting rule, for members that vote independently (section 3.1.3).
///
/// Every member counts in the order given; the order is part of the numeric version.
public enum VoteCount {
  /// Yes where nobody objects.
  ///
  /// P(yes) is the product of what each member does not object with; P(no) sums over the first member to object, so
  /// that it keeps its digits where it is small.
  public static func consensus(_ votes: [MemberVote]) -> AnswerProbability {
    var nobodyYet = 1.0
    var somebody = 0.0
    for vote in votes {
      somebody += nobodyYet * vote.objects
      nobodyYet *= vote.doesNotObject
    }
    return AnswerProbability(yes: nobodyYet, no: somebody)
  }

  /// Yes where at least `needed` members support, by the Poisson-binomial distribution.
  ///
  /// - Complexity: O(*n*^2) in the number of members.
  public static func atLeast(_ needed: Int, _ votes: [MemberVote]) -> AnswerProbability {
    let counts = supporters(votes)
    var yes = 0.0
    var no = 0.0
    for (count, probability) in counts.enumerated() {
      if count >= needed { yes += probability } else { no += probability }
    }
    return AnswerProbability(yes: yes, no: no)
  }

  /// Yes where more than half of all these members support.
  public static func majorityOfSeated(_ votes: [MemberVote]) -> AnswerProbability {
    atLeast(votes.count / 2 + 1, votes)
  }

  /// Yes where more members support than object; who stands aside counts for neither.
  ///
  /// - Complexity: O(*n*^2) in the number of members.
  public static func majorityOfVoting(_ votes: [MemberVote]) -> AnswerProbability {
    // differences[n + d] is the probability of d more supporters than objectors.
    let middle = votes.count
    var differences = [Double](repeating: 0, count: 2 * middle + 1)
    differences[middle] = 1
    for vote in votes {
      var next = [Double](repeating: 0, count: differences.count)
      for (place, probability) in differences.enumerated() where probability > 0 {
        next[place - 1] += probability * vote.objects
        next[place] += probability * vote.standsAside
        next[place + 1] += probability * vote.supports
      }
      differences = next
    }
    return AnswerProbability(
      yes: differences[(middle + 1)...].reduce(0, +), no: differences[...middle].reduce(0, +))
  }

  /// The probability of each number of supporters, from none to all.
  public static func supporters(_ votes: [MemberVote]) -> [Double] {
    var counts = [1.0]
    for vote in votes {
      var next = [Double](repeating: 0, count: counts.count + 1)
      for (count, probability) in counts.enumerated() {
        next[count] += probability * vote.doesNotSupport
        next[count + 1] += probability * vote.supports
      }
      counts = next
    }
    return counts
  }
}
