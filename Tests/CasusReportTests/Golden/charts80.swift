extension Golden {
  static let charts80 =
    head80 + #"""

      LADDER highest rung first
                                             0%   25%    50%    75%  100%
                                             ┬─────┬──────┬──────┬──────┬
      3 + Troops are sent                    ▒▒▒▒▒▒▒▒▒░░░░░░░░░░░░░░░░░░░ 33.8% ± 2.1%
      2 - Goods, and no troops (this         ███▒▒▒▒░░░░                  25.0% ± 3.1%
            happened)
      1 - The call is declined               ████▒▒▒▒▒▒▒▒░░░░░            41.2% ± 1.2%
      + approved, - refused. ± is the standard error. Bars: █▒ up to the probability;
        ▒░ the 90% interval.

      PATH how many requests come to each stage, and where they leave
      come here         stage     yes there  leave here
      ██████████  100%  asks     yes, known
      ██████████  >99%  pact            59%  41.2% ± 1.2% → The call is declined
      ██████       59%  council         57%  33.8% ± 2.1% → Troops are sent;
                                               25.0% ± 3.1% → Goods, and no troops

      WHAT DECIDED points of P(approved) that each criterion adds
      -30.1  ± 2.1   ▒▒▒▒▒██████████████│                      home-affair at pact
      -10.0  ± 1.1               ▒▒▒████│                      cara-is-poor at council
       +5.12 ± 0.98                     │██▒▒                  grave-case at pact
      ▒ spans two standard errors to either side.
      Besides, this held in every draw and decides its stage by itself:
      • lead-follows-itself says yes at council (+20.0 ± 1.2).

      DAYS Days to the decision, where it exists
        3.4%                                 ▁     █   ▁
                                   ▁       ▆██ ▅▆ ▁█   █▇
                                  ▃█▇▁▆█  ▂███▇██▇██▅▁▂██  ▁
                                ▇ ██████▆▇███████████████▃▆█▃▁
                          ▄   ▅▄█▂████████████████████████████  ▂
                       ▁  █▆ █████████████████████████████████▅▅█▂▁▃▁
                   ▆▄▅▇█ ▅███████████████████████████████████████████▇▆▁▄▅
             ▂▃▄▄▇▅███████████████████████████████████████████████████████▇▆▅▆▇▃▃▃▄
          0% ──────┬─────────────┬─────────────┬─────────────────┬─────────────┬───
                  0.5            1             2                 5            10 days
                       ├───────────────────────●──────────────────────────────────┤
        ● median 2.034 ± 0.081 days; the line is the 90% interval for one request,
        [0.611, >100]. <1% lies beyond the picture.
      """#
}
