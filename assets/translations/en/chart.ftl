## Charts

chart-name = Chart
chart-growth-name = Growth chart
chart-empty = The chart appears with the first figure
chart-all-hidden = Every series is hidden. Choose one above to see it

chart-growth-year = growth on a year earlier, %
chart-growth-previous = growth on the previous period, %
chart-growth-period = growth on { $period }, %
chart-change-year = change on a year earlier
chart-change-previous = change on the previous period
chart-change-period = change on { $period }
chart-index-year = index, a year earlier = 100
chart-index-previous = index, previous period = 100
chart-index-period = index, { $period } = 100

chart-half = H{ $half }
chart-quarter = Q{ $quarter }
chart-power = { $digits }·10^{ $power }
chart-end = { $flow } { $value }
chart-times = ×{ $ratio }
chart-about = ≈ { $number }

chart-session = { $number } session, { $place }
chart-session-no-number = Session, { $place }
chart-session-short = { $number }, { $place }
chart-session-number = { $number }

chart-marker-dated = { $name }, { $date }
chart-legend-more = and { $count } more

chart-rose = { $flow } rose from { $from } in { $base } to { $to } in { $period }
chart-fell = { $flow } fell from { $from } in { $base } to { $to } in { $period }
chart-same = { $flow } stayed at { $to } from { $base } to { $period }
chart-only = { $flow } { $to } in { $period }
# What a commitment is about to reach: target of 1,000 for turnover in 2030
chart-goal = Target of { $value } for { $flow } in { $period }
chart-sessions = { $count ->
    [one] { $count } session marked
   *[other] { $count } sessions marked
}
chart-events = { $count ->
    [one] { $count } event marked
   *[other] { $count } events marked
}

chart-hover-value = { $value } { $unit }
chart-hover-origin = { $flows }: { $origin }
chart-toggle-show = Show { $flow } in the chart
chart-toggle-hide = Hide { $flow } in the chart
