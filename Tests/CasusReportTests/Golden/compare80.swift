extension Golden {
  static let compare80 = #"""
    A  under the rulebook league
    B  under the rulebook mine.yaml
    In common: 4,096 draws in 64 rows, seed 7

    RESULT
    B is more likely than A to end in 'The call is declined': by at least
    9.4 percentage points, all lines together at 95% (A 31.9% ± 2.2%, B
    45.5% ± 2.5%).
    In 85.8% ± 2.2% of the draws some probability differs.

    PROBABILITIES
                            A             B             difference    95% together
    Given that something is asked
      approved              40.1% ± 2.0%  32.0% ± 1.9%   -8.1 ± 1.6  [-12.3, -3.9]
      refused               59.9% ± 2.0%  68.0% ± 1.9%   +8.1 ± 1.6    [3.9, 12.3]
    Outcomes, highest rung first
      Troops are sent       40.1% ± 2.0%  32.0% ± 1.9%   -8.1 ± 1.6  [-12.3, -3.9]
      Goods, and no troops  28.0% ± 1.8%  22.5% ± 1.7%   -5.5 ± 1.6   [-9.7, -1.3]
      The call is declined  31.9% ± 2.2%  45.5% ± 2.5%  +13.6 ± 1.6    [9.4, 17.8]
    ± is the standard error; differences are in percentage points, with intervals
      that hold for all lines together with a confidence of 95%. A difference of 0
      is one that no draw has.

    QUANTITIES where they exist: quantiles, and by how much they differ
                            A              B        difference
    Days to the decision (days)
      5%      0.6057 ± 0.0050  0.605 ± 0.018    -0.001 ± 0.015
      median    1.960 ± 0.031  1.963 ± 0.031  +0.0034 ± 0.0079
      95%         6.43 ± 0.29    6.43 ± 0.32    -0.002 ± 0.070

    DISTANCES and what chance alone exceeds once in twenty times
                                                 distance         noise alone
    total variation (0 to 1)                     0.136  ± 0.016          0.02
    Jensen-Shannon divergence (bits)             0.014  ± 0.016        0.0003
    Wasserstein (rungs of the ladder)            0.217  ± 0.016          0.03
    Kolmogorov-Smirnov over the ladder (0 to 1)  0.136  ± 0.016          0.02
    days: Wasserstein (days)                     0.0087 ± 0.0033        0.017
    days: Kolmogorov-Smirnov (0 to 1)            0.003  ± 0.016        0.0053

    CHANGES OF OUTCOME expected, under shared coins: from A's outcome to B's
    13.6% ± 1.6% of requests end otherwise.

    A \ B   declined     as before
    aid     5.5% ± 1.6%  22.5% ± 1.6%
    troops  8.1% ± 1.6%  32.0% ± 1.8%

    WHY P(DECLINED) CHANGED what each edit does, in percentage points
    edit                               alone        last         share of the change
    criterion grave-case: strength     +13.6 ± 1.6  +13.6 ± 1.6  +13.6 ± 1.6
      strong → moderate
    all together                                                 +13.6 ± 1.6
    Alone: made on what was before. Last: made after all others. Shares are means
    over all orders of making them, and add up to the whole change. 4,096 draws in
    common with each of 2 sets of edits.

    TO COMPARE THEM AGAIN
      casus compare a.yaml b.yaml
    """#
}
