/// A picture of some numbers, which can be drawn for a wide page and for a narrow one.
protocol Chart: Sendable {
  /// What it shows, in words, for who cannot see it.
  var summary: String { get }
  /// The picture.
  ///
  /// - Parameter width: How wide it may be, in pixels; at least 300.
  func drawn(width: Double) -> Drawing
}

/// Sizes that all charts share, in pixels.
enum ChartMetrics {
  /// The widths that charts are drawn for: a page on a desk, and a telephone.
  static let wide = 720.0
  static let narrow = 340.0
  /// From this width on labels stand beside the bars, below it above them.
  static let roomy = 560.0
  /// The size of labels.
  static let size = 13.0
  /// The size of ticks and remarks.
  static let small = 12.0
  /// From one line of text to the next.
  static let leading = 16.0
  /// How much of a wide drawing's height goes on a sheet of paper.
  static let sheet = 1000.0
  /// How thick a bar is.
  static let bar = 12.0
}

extension Chart {
  /// The drawings for a wide page, a narrow one and, where it is taller than a sheet, in pieces for paper; the page's style
  /// shows those that fit.
  var svg: String {
    let wide = drawn(width: ChartMetrics.wide)
    let narrow = drawn(width: ChartMetrics.narrow).svg(variant: "narrow", label: summary)
    let windows = wide.windows(ofHeight: ChartMetrics.sheet)
    guard windows.count > 1 else { return wide.svg(variant: "wide", label: summary) + narrow }
    return wide.svg(variant: "wide screen", label: summary) + narrow
      + windows.enumerated().map { index, window in
        wide.svg(variant: "paper", label: "\(summary) Part \(index + 1) of \(windows.count).", window: window)
      }.joined()
  }
}
