/// Shapes that rulebooks and scenarios share.
enum CommonShapes {
  static let citations = Shape.named(
    "citations",
    .list(
      of: .mapping(
        MappingShape(keys: [
          .required("source", .identifier, "the source's identifier in the bibliography"),
          .required("at", .text, "the place in the source, in words"),
        ])), minimum: 1))

  static let cite = KeyShape.optional("cite", citations, "the places in sources that support it")
  static let because = KeyShape.required("because", .text, "the reason, in your own words")
  static let unsourced = KeyShape.optional("unsourced", .text, "why no source can be given")
  static let confidence = KeyShape.optional(
    "confidence", .word(["high", "medium", "low"]), "how far you trust it")

  /// The keys of grounds that are asked for; one of the sets in ``citedOrUnsourced`` must stand.
  static let grounds = [because, cite, unsourced, confidence]
  static let citedOrUnsourced = [["cite", "unsourced"]]

  /// The keys of grounds that may be left out.
  static let optionalGrounds: [KeyShape] = [
    .optional("because", .text, "the reason, in your own words"), cite, unsourced, confidence,
  ]

  private static func parameters(_ keys: KeyShape...) -> Shape { .mapping(MappingShape(keys: keys)) }

  private static let low = KeyShape.required("low", .finite, "the lowest value")
  private static let high = KeyShape.required("high", .finite, "the highest value")
  private static let mode = KeyShape.required("mode", .finite, "the likeliest value")
  private static let mean = KeyShape.required("mean", .finite, "the mean")
  private static let sd = KeyShape.required("sd", .notNegative, "the standard deviation")

  /// The families of distributions of a number, and their parameters.
  static let families: [KeyShape] = [
    .optional("uniform", parameters(low, high), "equal density between two ends"),
    .optional("triangular", parameters(low, mode, high), "a triangular density"),
    .optional("pert", parameters(low, mode, high), "a beta with mean (low + 4 mode + high)/6"),
    .optional(
      "normal",
      .mapping(
        MappingShape(
          keys: [
            .optional("mean", .parameter, "the mean, before truncation"),
            .optional("sd", .parameter, "the standard deviation, before truncation"),
            .optional("p5", .finite, "the 5% quantile, after truncation"),
            .optional("p95", .finite, "the 95% quantile, after truncation"),
          ], exactlyOne: [["mean", "p5"], ["sd", "p95"]], atMostOne: [["mean", "p95"], ["sd", "p5"]])),
      "a normal, by mean and sd or by p5 and p95"),
    .optional(
      "lognormal",
      .mapping(
        MappingShape(
          keys: [
            .optional("median", .parameter, "the median"),
            .optional("spread", .parameter, "the factor of one standard deviation, at least 1"),
            .optional("p5", .positive, "the 5% quantile, after truncation"),
            .optional("p95", .positive, "the 95% quantile"),
            .optional("mean", .positive, "the mean"),
            .optional("sd", .positive, "the standard deviation"),
          ], exactlyOne: [["median", "p5", "mean"], ["spread", "p95", "sd"]])),
      "a lognormal, by median and spread, median and p95, p5 and p95, or mean and sd"),
    .optional(
      "beta",
      .mapping(
        MappingShape(keys: [
          mean, sd, .optional("low", .finite, "the lowest value, 0 if left out"),
          .optional("high", .finite, "the highest value, 1 if left out"),
        ])), "a beta, by mean and standard deviation"),
    .optional("gamma", parameters(mean, sd), "a gamma, by mean and standard deviation"),
    .optional(
      "poisson", parameters(.required("mean", .positive, "the mean")), "a Poisson, for counts"),
    .optional(
      "quantiles", .map(keys: .probabilities, of: .finite, minimum: 2),
      "points of the quantile function, from 0 to 1"),
  ]

  private static let valueKeys: [KeyShape] =
    [
      .optional(
        "value", .either([.text, .list(of: .identifier, minimum: 0)]), "a value, or an interval as 2 to 4"),
      .optional("chance", .probability, "the chance of yes"),
      .optional(
        "weights", .map(keys: .identifiers, of: .notNegative, minimum: 1), "a weight for each value"),
    ] + families

  private static let valueFamilies = valueKeys.map(\.name)

  /// A value or a distribution, without grounds.
  static let value = Shape.named(
    "value",
    .either([
      .text, .list(of: .identifier, minimum: 0),
      .mapping(MappingShape(keys: valueKeys, exactlyOne: [valueFamilies])),
    ]))

  /// A value or a distribution, with grounds beside it if its author wishes.
  static let groundedValue = Shape.named(
    "grounded-value",
    .either([
      .text, .list(of: .identifier, minimum: 0),
      .mapping(MappingShape(keys: valueKeys + optionalGrounds, exactlyOne: [valueFamilies])),
    ]))

  /// The distribution of a quantity.
  static let quantityValue = Shape.named(
    "quantity-value",
    .either([
      .text,
      .mapping(
        MappingShape(
          keys: [.optional("value", .text, "a value, or an interval as 2 to 4")] + families + [
            .optional(
              "mixture",
              .list(
                of: .mapping(
                  MappingShape(keys: [
                    .required("weight", .parameter, "the component's weight"),
                    .required("of", component, "the component's distribution"),
                  ])), minimum: 2), "distributions with weights")
          ], exactlyOne: [["value"] + families.map(\.name) + ["mixture"]])),
    ]))

  private static let component = Shape.named(
    "component",
    .either([.text, .mapping(MappingShape(keys: families, exactlyOne: [families.map(\.name)]))]))
}
