extension Golden {
  static let charts80 = #"""
    Brum calls for help
    Would the league come?
    Brum asks on 2005-06-01. Rulebook league: How a small league answers a call for
    help.
    2,048 draws in 32 rows of 64, seed 7, independent draws. 2,000 were asked for;
    runs are made of whole groups of 2,048.

    ANSWER
    Given that something is asked, the request is refused: 66.2% ± 2.1%; approved:
    33.8% ± 2.1%.
    The stated beliefs leave P(refused) between <0.1% and 99.8% (90% interval from
    judgements, which explain 73% of the variance over draws).
    Nothing is asked: 0%, certain.
    It turns on reading: approved, by reading: narrow 15.1% ± 1.2%; wide
    80.0% ± 3.1%.

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
