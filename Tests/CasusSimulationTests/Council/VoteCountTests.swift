import CasusSimulation
import Testing

@Suite("Voting rules, by hand and by enumeration")
struct VoteCountTests {
  let votes = [
    MemberVote(logOdds: 0.3, standsAside: 1), MemberVote(logOdds: -1, standsAside: 0.5),
    MemberVote(logOdds: 2, standsAside: 0), .support,
  ]

  /// Every combination of the members' three choices, with its probability.
  private func enumerate(_ isYes: (_ support: Int, _ object: Int) -> Bool) -> Double {
    var total = 0.0
    for code in 0..<81 {
      var rest = code
      var probability = 1.0
      var support = 0
      var object = 0
      for vote in votes {
        switch rest % 3 {
        case 0:
          probability *= vote.supports
          support += 1
        case 1:
          probability *= vote.objects
          object += 1
        default: probability *= vote.standsAside
        }
        rest /= 3
      }
      if isYes(support, object) { total += probability }
    }
    return total
  }

  @Test("The three choices of a member sum to one, and none aside where w is 0")
  func choices() {
    for vote in votes { #expect(isClose(vote.supports + vote.objects + vote.standsAside, 1)) }
    #expect(votes[2].standsAside == 0)
    #expect(isClose(votes[0].supports, logistic(0.3)))
    #expect(isClose(votes[0].objects, logistic(-1.3)))
  }

  @Test("Consensus is that nobody objects")
  func consensus() {
    let answer = VoteCount.consensus(votes)
    #expect(isClose(answer.yes, enumerate { $1 == 0 }))
    #expect(isClose(answer.no, enumerate { $1 > 0 }))
    #expect(isClose(answer.yes, logistic(1.3) * logistic(-0.5) * logistic(2)))
  }

  @Test("A number of supporters", arguments: 1...5)
  func atLeast(needed: Int) {
    let answer = VoteCount.atLeast(needed, votes)
    #expect(isClose(answer.yes, enumerate { support, _ in support >= needed }))
    #expect(isClose(answer.yes + answer.no, 1))
  }

  @Test("Majorities of the seated and of those voting")
  func majorities() {
    #expect(isClose(VoteCount.majorityOfSeated(votes).yes, enumerate { support, _ in support >= 3 }))
    #expect(isClose(VoteCount.majorityOfVoting(votes).yes, enumerate { $0 > $1 }))
    #expect(isClose(VoteCount.majorityOfVoting(votes).no, enumerate { $0 <= $1 }))
  }

  @Test("Five independent members at log-odds 2 give a consensus of 0.53 only")
  func fiveMembers() {
    let five = [MemberVote](repeating: MemberVote(logOdds: 2, standsAside: 0), count: 5)
    #expect(isClose(VoteCount.consensus(five).yes, 0.53, within: 0.005))
  }

  @Test("A small probability of no keeps its digits")
  func smallNo() {
    let sure = [MemberVote](repeating: MemberVote(logOdds: 40, standsAside: 0), count: 3)
    let single = logistic(-40)
    #expect(isClose(VoteCount.consensus(sure).no / (3 * single), 1, within: 1e-9))
  }
}
