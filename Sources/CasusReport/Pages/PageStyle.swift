/// The style sheet of report pages: light, dark and paper.
///
/// The colours of verdicts are Okabe and Ito's blue, vermilion, sky blue and orange, which people with every common kind of
/// colour blindness tell apart. All text has a contrast of at least 4.5 to its ground, and all that a chart says by shape one of
/// at least 3 (WCAG 2.2, level AA); grids and shadings have less, because an outline or a whisker says the same.
enum PageStyle {
  static let css = """
    :root {
      --paper: #ffffff; --ink: #1b1f24; --faint: #57606a; --rule: #d5dae0; --grid: #e7eaee; --card: #f5f7f9;
      --link: #0a5aa8; --approved: #0072b2; --refused: #d55e00; --neutral: #75808c; --approved-text: #00649c;
      --refused-text: #a84600; --band: #dfe7ee; --trunk: #35414e; --flow: #c3ccd5; --edge: #717c88; --warning: #fff4dc;
      color-scheme: light dark;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #14181c; --ink: #e6e9ec; --faint: #a5afba; --rule: #3a424b; --grid: #2b3138; --card: #1d2228;
        --link: #80c1ff; --approved: #56b4e9; --refused: #e69f00; --neutral: #8b96a2; --approved-text: #6fc0ee;
        --refused-text: #efb02e; --band: #29333d; --trunk: #cdd5dd; --flow: #48535f; --edge: #8b96a2; --warning: #3a3016;
      }
    }
    @media print {
      :root {
        --paper: #ffffff; --ink: #000000; --faint: #484f57; --rule: #c4cad1; --grid: #e2e5e9; --card: #f5f7f9;
        --link: #000000; --approved: #0072b2; --refused: #d55e00; --neutral: #75808c; --approved-text: #00649c;
        --refused-text: #a84600; --band: #dfe7ee; --trunk: #35414e; --flow: #c3ccd5; --edge: #717c88; --warning: #ffffff;
      }
    }
    * { box-sizing: border-box; }
    html { font-size: 100%; -webkit-text-size-adjust: 100%; }
    body {
      margin: 0 auto; padding: 2.5rem 1.5rem 4rem; max-width: 48rem; background: var(--paper); color: var(--ink);
      font: 1rem/1.55 "Helvetica Neue", Helvetica, Arial, "Liberation Sans", system-ui, sans-serif;
      overflow-wrap: break-word;
    }
    h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .4rem; letter-spacing: -.01em; }
    h2 {
      font-size: 1.35rem; line-height: 1.3; margin: 3rem 0 .8rem; padding-top: .9rem; border-top: 2px solid var(--ink);
    }
    h3 { font-size: 1.05rem; line-height: 1.35; margin: 1.9rem 0 .5rem; }
    p { margin: .6rem 0; }
    a { color: var(--link); text-underline-offset: .15em; }
    a:focus-visible, summary:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
    .skip { position: absolute; left: -100rem; }
    .skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .4rem .8rem; }
    .subtitle, .faint, .remark, figcaption { color: var(--faint); }
    .remark, figcaption { font-size: .875rem; line-height: 1.5; }
    nav ul { list-style: none; padding: 0; margin: 1.2rem 0 0; display: flex; flex-wrap: wrap; gap: .35rem 1.2rem; font-size: .9rem; line-height: 1.3; }
    nav li { margin: 0; }
    .answer { background: var(--card); border-left: 5px solid var(--ink); padding: .9rem 1.2rem; margin: 1rem 0 1.2rem; }
    .answer .headline { font-size: 1.45rem; line-height: 1.35; margin: 0 0 .5rem; }
    .answer p:last-child { margin-bottom: 0; }
    .warning { background: var(--warning); border: 1px solid var(--rule); border-left: 5px solid var(--refused); padding: .6rem 1rem; }
    .is-approved { color: var(--approved-text); }
    .is-refused { color: var(--refused-text); }
    ul, ol { padding-left: 1.3rem; margin: .6rem 0; }
    li { margin: .3rem 0; }
    dl { margin: .8rem 0; }
    dl > div { padding: .6rem 0; border-top: 1px solid var(--rule); }
    dt { font-weight: 400; }
    dd { margin: .15rem 0 0; }
    code, pre { font-family: ui-monospace, "SFMono-Regular", Menlo, Consolas, "Liberation Mono", monospace; font-size: .875em; }
    pre { background: var(--card); border: 1px solid var(--rule); padding: .8rem 1rem; white-space: pre-wrap; overflow-wrap: anywhere; }
    code { overflow-wrap: anywhere; }
    pre code { font-size: 1em; }
    figure { margin: 1.6rem 0 1.8rem; }
    figure > h3 { margin-top: 0; }
    figcaption { margin-top: .5rem; }
    details { margin: .6rem 0; }
    summary { cursor: pointer; color: var(--link); font-size: .9rem; }
    .table { overflow-x: auto; margin: .6rem 0; }
    table { border-collapse: collapse; width: 100%; font-size: .875rem; line-height: 1.4; font-variant-numeric: tabular-nums; }
    caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    th, td { text-align: left; vertical-align: top; padding: .35rem .8rem .35rem 0; border-bottom: 1px solid var(--rule); font-weight: 400; }
    thead th { color: var(--faint); border-bottom: 1px solid var(--ink); vertical-align: bottom; }
    th:last-child, td:last-child { padding-right: 0; }
    .number { text-align: right; overflow-wrap: normal; }
    .stacked tbody th code { white-space: nowrap; }
    sup { line-height: 0; font-size: .72em; }
    sup a { text-decoration: none; padding: 0 .1em; }
    sup + sup::before { content: ","; color: var(--faint); }
    .notes { font-size: .875rem; line-height: 1.5; padding-left: 2rem; }
    .notes li { padding-left: .2rem; }
    :target { background: var(--band); }
    .chart { display: block; width: 100%; height: auto; max-width: 45rem; }
    .chart.narrow { display: none; max-width: 30rem; }
    .chart.paper { display: none; }
    .chart text { paint-order: stroke; stroke: var(--paper); stroke-width: 3px; stroke-linejoin: round; fill: var(--ink); font-size: 13px; font-variant-numeric: tabular-nums; }
    .chart .strong { font-weight: 700; }
    .chart .value { font-size: 12px; }
    .chart .faint, .chart .tick { fill: var(--faint); font-size: 12px; }
    .chart rect, .chart circle, .chart polygon { stroke: none; }
    .chart .approved { fill: var(--approved); }
    .chart .refused { fill: var(--refused); }
    .chart .neutral { fill: var(--neutral); }
    .chart .trunk { fill: var(--trunk); }
    .chart .band { fill: var(--band); }
    .chart .turn { fill: var(--refused); fill-opacity: .3; }
    .chart .whisker { stroke: var(--ink); fill: var(--ink); stroke-width: 1.4; }
    .chart circle.whisker, .chart polygon.whisker { stroke: var(--paper); stroke-width: 1; }
    .chart .line { stroke: var(--faint); stroke-width: 1; fill: none; }
    .chart .curve { stroke: var(--ink); stroke-width: 2; fill: none; }
    .chart .grid { stroke: var(--grid); stroke-width: 1; }
    .chart path { fill: none; }
    .chart .edge { stroke: var(--edge); fill: none; }
    .chart polyline.edge { stroke-width: 1; }
    .chart path.flow { stroke: var(--flow); }
    .chart path.approved { stroke: var(--approved); fill: none; }
    .chart path.refused { stroke: var(--refused); fill: none; }
    .chart path.neutral { stroke: var(--neutral); fill: none; }
    .chart path.area.flow { fill: var(--flow); stroke: none; }
    .chart path.area.approved { fill: var(--approved); stroke: none; }
    .chart path.area.refused { fill: var(--refused); stroke: none; }
    .chart path.area.neutral { fill: var(--neutral); stroke: none; }
    @media (max-width: 40rem) {
      body { padding: 1.2rem 1rem 3rem; }
      h1 { font-size: 1.5rem; }
      .answer .headline { font-size: 1.2rem; }
      .chart.wide { display: none; }
      .chart.narrow { display: block; }
      .stacked, .stacked tbody, .stacked tr, .stacked th, .stacked td { display: block; width: auto; padding: 0; border: 0; text-align: left; }
      .stacked thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      .stacked tr { padding: .55rem 0; border-bottom: 1px solid var(--rule); }
      .stacked tbody th { font-weight: 700; }
      .stacked td { display: flex; gap: 1rem; justify-content: space-between; }
      .stacked td::before { content: attr(data-label); color: var(--faint); flex: 0 1 auto; }
      .stacked td > span { flex: 0 1 auto; text-align: right; }
      .stacked td:not(.number) { display: block; }
      .stacked td:has(> span:empty) { display: none; }
      .stacked td:not(.number)::before { content: attr(data-label) ": "; }
    }
    @media print {
      @page { margin: 16mm; }
      body { max-width: none; padding: 0; font-size: 10.5pt; }
      nav, .skip, details.numbers, details.preview, .back { display: none; }
      .chart.wide { display: block; max-width: 145mm; }
      .chart.narrow, .chart.wide.screen { display: none; }
      .chart.paper { display: block; max-width: 145mm; break-inside: avoid; }
      figure:has(.paper) { break-inside: auto !important; }
      details::details-content { content-visibility: visible; display: block; }
      summary { list-style: none; color: inherit; font-weight: 700; }
      h2 { margin-top: 1.6rem; }
      dl > div { padding: .35rem 0; }
      h2, h3, p:has(+ figure) { break-after: avoid; }
      figure, tr, .answer, dl > div { break-inside: avoid; }
      a { text-decoration: none; }
      * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
    }
    """
}
