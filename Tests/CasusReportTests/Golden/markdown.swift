extension Golden {
  static let markdown = ##"""
    # Brum calls for help

    Brum asks on 2005-06-01. Rulebook league: How a small league answers a call for help.

    ## The question

    **Would the league come?**

    ## The answer

    **The request is likely to be refused: 66.2% ± 2.1%.**

    “Likely” is 66–100% on the scale of the Intergovernmental Panel on Climate Change. It is **approved** with probability 33.8% ± 2.1%. How sure: the stated beliefs about the rules leave the probability that it is refused between \<0.1% (exceptionally unlikely) and 99.8% (virtually certain), the 90% interval from judgements. ± is the standard error of the simulation alone. Something is asked of the alliance in every draw.

    > Much turns on one judgement, `reading` (Which reading of the pact holds?) The probability of approval under each reading: narrow 15.1% ± 1.2%; wide 80.0% ± 3.1%.

    ### How likely is which response

    | Outcome | Rung | Counts as | Probability | 90% interval from judgements |
    | --- | ---: | --- | ---: | ---: |
    | Troops are sent | 3 | approved | 33.8% ± 2.1% | \[0.2%, \>99.9%\] |
    | Goods, and no troops **(this happened)** | 2 | refused | 25.0% ± 3.1% | \[10%, 40%\] |
    | The call is declined | 1 | refused | 41.2% ± 1.2% | \[13%, 62%\] |

    Impossible here: Nobody asks.

    In words by the scale of the Intergovernmental Panel on Climate Change: virtually certain 99–100%, very likely 90–100%, likely 66–100%, about as likely as not 33–66%, unlikely 0–33%, very unlikely 0–10%, exceptionally unlikely 0–1%; of these the narrowest that holds (Mastrandrea et al., “Guidance Note for Lead Authors of the IPCC Fifth Assessment Report on Consistent Treatment of Uncertainties”, Intergovernmental Panel on Climate Change, 2010, table 1).

    ## Why

    ### The way of the requests through the procedure

    | Stage | Answered by | Come here | Yes there | Leave here |
    | --- | --- | ---: | ---: | --- |
    | Does it ask? | requester | 100%, certain | yes, known |  |
    | Is it a case under the pact? | lead | \> 90.6% | 59.0% ± 1.2% | 41.2% ± 1.2%: The call is declined |
    | Does the council agree to send forces? | council | 59.0% ± 1.2% | 57.0% ± 3.3% | 33.8% ± 2.1%: Troops are sent; 25.0% ± 3.1%: Goods, and no troops |

    ### Answers that were known

    - Does it ask? **Yes, known.** By the rules alone that answer had probability 12.3% ± 4.6%: a surprise.

    ### What decided

    | Criterion | Says | Stage | Strength | Active there | Percentage points |
    | --- | --- | --- | --- | ---: | ---: |
    | `home-affair` | no | pact | strong | 56% | -30.1 ± 2.1 |
    | `cara-is-poor` | no | council | moderate | always | -10.0 ± 1.1 |
    | `grave-case` | yes | pact | strong | always | +5.12 ± 0.98 |

    What each criterion adds to the probability of approval, in percentage points: how much lower it would be without that criterion alone.

    - `home-affair`  **-30.1 ± 2.1**  
      What is inside is its own affair.[^1]  
      Says no to “Is it a case under the pact?”, strong, active in 56% of the requests there.
    - `cara-is-poor`  **-10.0 ± 1.1**  
      Cara has no money.[^2] (low confidence)  
      Says no to “Does the council agree to send forces?”, moderate, active in every request there. One of several that each sufficed in 25% of the draws; they share the credit.
    - `grave-case`  **+5.12 ± 0.98**  
      It is grave.[^3]  
      Says yes to “Is it a case under the pact?”, strong, active in every request there.

    Besides, this held in every draw and decides its stage by itself:

    - `lead-follows-itself` says yes to “Does the council agree to send forces?” (+20.0 ± 1.2 percentage points of approval) (unsourced: the order of the stages)

    ## How much rests on what is not known

    ### On judgements about the rules

    Nine tenths of the stated beliefs about the rules leave the probability of approval between 0.2% and \>99.9%. Judgements explain 73% of its variance over draws; the rest is the spread of the request’s own conditions. The interval is a statement of stated beliefs, not an estimate from data.

    ### Approval under each reading of the rules

    | Judgement | Reading | Share of rows | Approved |
    | --- | --- | ---: | ---: |
    | `reading` | narrow: attacks from outside only | 75% | 15.1% ± 1.2% |
    | `reading` | wide: any armed attack | 25% | 80.0% ± 3.1% |

    The probability of approval where a judgement has one value, given that something is asked; the judgement that moves it most comes first.

    ### On answers that the scenario takes as known

    - Does it ask? **Yes.** It did.[^4]

    ### On assumptions

    The scenario does not say 2 things, so the rulebook’s defaults hold. None of the variance of P(approved) over draws rests on them.

    | Question | Assumed | Because |
    | --- | --- | --- |
    | How grave is it (0 to 4)? | **1 to 3** | Most are in between.[^5] |
    | Is an outside hand claimed? | **yes with a chance of 25.0%** | It is rarely claimed. (unsourced: a guess) |

    ### On what has no source

    8 items are unsourced or of low confidence. **41.6% ± 1.2% of the variance of P(approved) over draws rests on such items, alone or together with others.** The criteria among them carry 13% of the weight that decided. Shares of variance are what would be left of it if all else were fixed: what a group of inputs does alone and together with others, so that they may overlap.

    - Assumed factors  
      claim.outside
    - Words of strength  
      moderate, strong
    - Words of lean  
      even
    - Judgements  
      aside
    - Leans of stages  
      asks
    - Criteria  
      lead-follows-itself, cara-is-poor (low confidence)

    ### On what the scenario states

    **Stated factors, with reasons and sources**

    | Factor | Value | Because |
    | --- | --- | --- |
    | `threat.origin` | internal | It was a revolt.[^6] |

    ## Quantities

    Each is given that it exists at all. The 90% interval is predictive: it is for one request, not for a mean.

    | Quantity | Exists in | Median | 90% predictive interval |
    | --- | ---: | ---: | ---: |
    | Days to the decision | 33.8% ± 2.1% | 2.034 ± 0.081 days | \[0.611, \>100\] |

    ### Days to the decision

    | From (days) | To (days) | Share |
    | ---: | ---: | ---: |
    | 0\.352 | 0\.44 | 0.89% |
    | 0\.44 | 0\.551 | 2.3% |
    | 0\.551 | 0\.686 | 3.1% |
    | 0\.686 | 0\.858 | 5.3% |
    | 0\.858 | 1\.07 | 8.1% |
    | 1\.07 | 1\.34 | 10.5% |
    | 1\.34 | 1\.67 | 10.4% |
    | 1\.67 | 2\.09 | 12.1% |
    | 2\.09 | 2\.61 | 12.8% |
    | 2\.61 | 3\.26 | 10.9% |
    | 3\.26 | 4\.09 | 8.8% |
    | 4\.09 | 5\.09 | 5.3% |
    | 5\.09 | 6\.36 | 3.9% |
    | 6\.36 | 7\.97 | 2.7% |
    | 7\.97 | 9\.93 | 1.5% |
    | 9\.93 | 12\.4 | 0.79% |

    \<1% lies beyond.

    ## What would change the answer

    The answer is **refused** as long as that stays the likelier of the two.

    - A reading of the rules: it would more likely be **approved** under `reading = wide`\.
    - Without the criterion `home-affair` alone, approval would come to 63.9% ± 3.0% instead of 33.8% ± 2.1%: **the answer would turn.**
    - Without the criterion `cara-is-poor` alone, approval would come to 43.8% ± 2.4% instead of 33.8% ± 2.1%; the answer would stay.

    ## How it compares with past cases

    What happened: **Goods, and no troops**\.[^7] The run gives it 25.0% ± 3.1%, and that rung or a higher one 50.0% ± 1.1%\.

    A handful of cases cannot choose between theories: the strengths of criteria are stated beliefs, and were not fitted to the cases.

    ## How to reproduce it

    The same rulebook, scenario, seed and number of draws give the same figures to the last digit, on any machine with the same quantile tables.

    ```sh
    casus report --seed 7 --draws 2000 brum.yaml --out brum.html
    ```

    | Part | Value |
    | --- | --- |
    | Tool | `casus 9.9` |
    | Draws | 2,048 draws in 32 rows of 64, seed 7, independent draws. 2,000 were asked for; runs are made of whole groups of 2,048. |
    | Seed | `7` |
    | Quantile tables | `00000000000000ab` |
    | Arithmetic version | `1` |

    ## Notes

    [^1]: Ada Ash, “On leagues, old and new”, Small Press, 2001-05\. P. 2.
    [^2]: “A report”, The Gazette, 2003\. Written from memory. P. 3.
    [^3]: Ash 2001 (note 1): P. 9.
    [^4]: Report (note 2): P. 6.
    [^5]: Report (note 2): Table 2.
    [^6]: Report (note 2): P. 5.
    [^7]: Report (note 2): P. 8.
    """##
}
