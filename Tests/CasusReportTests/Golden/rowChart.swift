extension Golden {
  static let rowChart = #"""
    <svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" aria-label="One bar &amp; its interval." viewBox="0 0 340 84" width="340" height="84">
    <text class="tick" x="10" y="13" text-anchor="middle">0%</text>
    <text class="tick" x="90.5" y="13" text-anchor="middle">25%</text>
    <text class="tick" x="171" y="13" text-anchor="middle">50%</text>
    <text class="tick" x="251.5" y="13" text-anchor="middle">75%</text>
    <text class="tick" x="323.7" y="13" text-anchor="middle">100%</text>
    <line class="grid" x1="10" y1="56" x2="10" y2="76"/>
    <line class="grid" x1="90.5" y1="56" x2="90.5" y2="76"/>
    <line class="grid" x1="171" y1="56" x2="171" y2="76"/>
    <line class="grid" x1="251.5" y1="56" x2="251.5" y2="76"/>
    <line class="grid" x1="332" y1="56" x2="332" y2="76"/>
    <text class="value" x="340" y="36" text-anchor="end">25% ± 1%</text>
    <text class="label" x="0" y="36">Troops &lt;sent&gt;</text>
    <text class="faint" x="340" y="52" text-anchor="end">[10%, 50%]</text>
    <rect class="approved" x="10" y="60" width="80.5" height="12"/>
    <line class="whisker" x1="42.2" y1="66" x2="171" y2="66"/>
    <line class="whisker" x1="42.2" y1="62" x2="42.2" y2="70"/>
    <line class="whisker" x1="171" y1="62" x2="171" y2="70"/>
    <circle class="whisker" cx="90.5" cy="66" r="3.2"/>
    </svg>
    """#
}
