extension Golden {
  static let run80 =
    head80 + #"""

      OUTCOMES highest rung first
          outcome                           probability    90% interval
      3 + Troops are sent                   33.8% ± 2.1% [0.2%, >99.9%] ▒▒▒▒▒░░░░░░░░░
      2 - Goods, and no troops (this        25.0% ± 3.1%     [10%, 40%] █▒▒▒░░
            happened)
      1 - The call is declined              41.2% ± 1.2%     [13%, 62%] ██▒▒▒▒░░░
      Impossible here: Nobody asks.
      + approved, - refused. ± is the standard error. Bars: █▒ up to the probability;
        ▒░ the 90% interval.

      UNDER EACH READING of what is uncertain in the rules; given that something is
        asked
      Which reading of the pact holds? (reading) Much turns on this one.
        reading                            of rows  approved      answer
        narrow: attacks from outside only      75%  15.1% ± 1.2%  refused   ██
        wide: any armed attack                 25%  80.0% ± 3.1%  approved  ████████

      The request would more likely be approved under reading = wide.

      WHERE PATHS ENDED in the order of the procedure
      stage    reached          yes there     path ends here
      asks      100%   certain  yes, known
      pact     > 90.6%          59.0% ± 1.2%  41.2% ± 1.2%
      council    59.0%  ± 1.2%  57.0% ± 3.3%  59.0% ± 1.2%
      asks is known: yes. The rules would have given that answer with probability
        12.3% ± 4.6%: a surprise.

      WHAT DECIDED what each criterion adds to P(approved), in percentage points
      -30.1  ± 2.1   home-affair says no at pact (strong, active in 56% of requests
                     there)
                     What is inside is its own affair. [Ash 2001, p. 2]
      -10.0  ± 1.1   cara-is-poor says no at council (moderate, active in every
                     request there)
                     Cara has no money. [Report, p. 3] (low confidence)
                     One of several that each sufficed in 25% of the draws; they share
                     the credit.
       +5.12 ± 0.98  grave-case says yes at pact (strong, scaled, active in every
                     request there)
                     It is grave. [Ash 2001, p. 9]
      Besides, this held in every draw and decides its stage by itself:
      • lead-follows-itself says yes at council (+20.0 ± 1.2). (unsourced: the order
        of the stages)

      QUANTITIES where they exist; the interval is predictive, for one request
      quantity              exists               median   90% interval  unit
      Days to the decision  33.8% ± 2.1%  2.034 ± 0.081  [0.611, >100]  days

      WHAT HAPPENED
      Goods, and no troops. The run gives it 25.0% ± 3.1%, and that rung or a higher
        one 50.0% ± 1.1%. [Report, p. 8]

      WHAT THIS RESTS ON
      • Judgements explain 73% of the variance of P(approved) over draws; the rest is
        the spread of the request's own conditions.
      • Known: Does it ask? Yes. It did. [Report, p. 6]
      • Assumed, because the scenario does not say: 2 factors. None of the variance of
        P(approved) over draws rests on them.
        threat.severity: How grave is it (0 to 4)? → 1 to 3
          Most are in between. [Report, table 2]
        claim.outside: Is an outside hand claimed? → yes with a chance of 25.0%
          It is rarely claimed. (unsourced: a guess)
      • Unsourced or of low confidence: 8 items. 41.6% ± 1.2% of the variance of
        P(approved) over draws rests on such items, alone or together with others. The
        criteria among them carry 13% of the weight that decided.
        assumed factors: claim.outside
        words of strength: moderate, strong
        words of lean: even
        judgements: aside
        leans of stages: asks
        criteria: lead-follows-itself, cara-is-poor (low confidence)

      WORKS CITED
      Ash 2001: Ada Ash, "On leagues, old and new", Small Press, 2001-05.
      Report: "A report", The Gazette, 2003. Written from memory.

      TO REPEAT THIS RUN
        casus run brum.yaml --seed 7 --draws 2048
        Quantile tables 00000000000000ab, arithmetic version 1.
      """#
}
