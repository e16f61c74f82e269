extension Golden {
  static let explain80 = #"""
    Brum calls for help
    Rulebook league: How a small league answers a call for help.
    The central request: every factor and judgement at its median or likeliest
    value. It is one request, not the average of a run.

    IN SHORT
    Brum turns to the alliance on 2005-06-01. Under these conditions, by the rules:
    refused 70.3%, approved 29.7%.
    The likeliest outcome: The call is declined (50.0%).
    The likeliest path: asks yes, pact no; so: The call is declined. Just these
    answers have probability 50.0%.
    Most for approval: grave-case (+14.8 points): It is grave.
    Most against: home-affair (-23.8 points): What is inside is its own affair;
      cara-is-poor (-11.0 points): Cara has no money.

    THE REQUEST
    • threat.origin: Where does the threat come from? → internal (inside the
      country)
        It was a revolt. [Report, p. 5]

    Assumed, because the scenario does not say:
    • threat.severity: How grave is it (0 to 4)? → 2 points (median or likeliest)
        Most are in between. [Report, table 2]
    • claim.outside: Is an outside hand claimed? → no (it is not) (median or
      likeliest)
        It is rarely claimed. (unsourced: a guess)

    THE JUDGEMENTS IN FORCE
    • reading: Which reading of the pact holds? → narrow (attacks from outside only)
        The founders said so. [Ash 2001, p. 2]
    • aside: How readily does a member stand aside? → 1.48 log-odds
        It is common. (unsourced: a guess)

    STEP BY STEP along the likeliest path

    1. Does it ask? (asks)
       Answered by: requester. Answer: yes; P(yes) = 100%.
       Known: yes. It did. [Report, p. 6] The rules would have given that answer
       with probability 90.0%.
       Before any reason: even (0.00 log-odds). Nothing is known. (unsourced: a
         guess)
       • in-danger says yes (strong, +2.20 log-odds): The endangered ask. [Report,
         p. 7]
       Together: 0.00 +2.20 = +2.20 log-odds, so P(yes) = 90.0%.

    2. Is it a case under the pact? (pact)
       Answered by: lead. Answer: no; P(yes) = 50.0%.
       Before any reason: even (0.00 log-odds). It is open. [Ash 2001, p. 3]
       • home-affair says no (strong, -2.20 log-odds): What is inside is its own
         affair. [Ash 2001, p. 2]
       • grave-case says yes (strong, +2.20 log-odds): It is grave. [Ash 2001, p. 9]
       • loud-case says yes (moderate): It is heard of. [Ash 2001, p. 9; Report, p.
         1] Does not count: grave-case, of the same group, is stronger.
       Together: 0.00 -2.20 +2.20 = 0.00 log-odds, so P(yes) = 50.0%.

    So: The call is declined.

    BESIDE THAT PATH stages that the request may come to all the same

    - Does the council agree to send forces? (council)
       Answered by: council. P(yes) = 59.4%, where the request gets with 50.0%.
       Before any reason: even (0.00 log-odds). It is open. [Ash 2001, p. 4]
       • lead-follows-itself says yes (settles it; to Alba): It said yes already.
         (unsourced: the order of the stages)
       • cara-is-poor says no (moderate, -1.10 log-odds; to Cara): Cara has no
         money. [Report, p. 3] (low confidence)
       The council's rule: consensus: yes where nobody objects. A member that does
         not support stands aside rather than object by +1.48 log-odds.
       member  log-odds  supports  aside  objects  own reasons
       Alba    decided   100%       0%     0%      lead-follows-itself
       Brum    asks      100%       0%     0%
       Cara    -1.10      24.9%    34.4%  40.6%    -1.10 cara-is-poor
       So P(yes) = 59.4% by the rule.

    HOW IT ENDS for this one request, by the rules alone
    outcome               counts as  probability
    The call is declined  refused    50.0%        ███████████████
    Troops are sent       approved   29.7%        █████████
    Goods, and no troops  refused    20.3%        ██████

    WORKS CITED
    Ash 2001: Ada Ash, "On leagues, old and new", Small Press, 2001-05.
    Report: "A report", The Gazette, 2003. Written from memory.

    TO REPEAT THIS
      casus explain brum.yaml
    """#
}
