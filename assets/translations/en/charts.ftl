## Charts of their own

# What series are called where a chart has several datasets
charts-series = { $dataset }, { $flow }
charts-series-again = { $name } ({ $number })
charts-pair = { $reporter } – { $partner }
charts-end-earlier = { $name }, { $period }: { $value }

# Numbers and times
charts-at-most = ≤ { $number }
charts-at-least = ≥ { $number }
charts-bounds = { $low }…{ $high }
charts-label-status = { $number } { $letter }
charts-amount = { $number } { $unit }
charts-time = { $from } – { $to }
charts-where = { $series } { $periods }

# Titles that the data suggest. $what is exports, imports, turnover or balance with a partner, another flow with a
# partner ("flow"), or a flow without a partner ("alone")
charts-title-rose = { $what ->
    [exports] Exports to { $partner } rose by { $by } in { $period }
    [imports] Imports from { $partner } rose by { $by } in { $period }
    [turnover] Trade with { $partner } rose by { $by } in { $period }
    [balance] The trade balance with { $partner } rose by { $by } in { $period }
    [flow] { $flow } with { $partner } rose by { $by } in { $period }
   *[alone] { $flow } rose by { $by } in { $period }
}
charts-title-fell = { $what ->
    [exports] Exports to { $partner } fell by { $by } in { $period }
    [imports] Imports from { $partner } fell by { $by } in { $period }
    [turnover] Trade with { $partner } fell by { $by } in { $period }
    [balance] The trade balance with { $partner } fell by { $by } in { $period }
    [flow] { $flow } with { $partner } fell by { $by } in { $period }
   *[alone] { $flow } fell by { $by } in { $period }
}
charts-title-same = { $what ->
    [exports] Exports to { $partner } did not change in { $period }
    [imports] Imports from { $partner } did not change in { $period }
    [turnover] Trade with { $partner } did not change in { $period }
    [balance] The trade balance with { $partner } did not change in { $period }
    [flow] { $flow } with { $partner } did not change in { $period }
   *[alone] { $flow } did not change in { $period }
}
charts-title-times = { $what ->
    [exports] Exports to { $partner } were { $by } times as large in { $period } as a year earlier
    [imports] Imports from { $partner } were { $by } times as large in { $period } as a year earlier
    [turnover] Trade with { $partner } was { $by } times as large in { $period } as a year earlier
    [balance] The trade balance with { $partner } was { $by } times as large in { $period } as a year earlier
    [flow] { $flow } with { $partner } were { $by } times as large in { $period } as a year earlier
   *[alone] { $flow } were { $by } times as large in { $period } as a year earlier
}
charts-title-new = { $what ->
    [exports] Exports to { $partner } began in { $period }
    [imports] Imports from { $partner } began in { $period }
    [turnover] Trade with { $partner } began in { $period }
    [flow] { $flow } with { $partner } began in { $period }
   *[alone] { $flow } began in { $period }
}
charts-title-rose-since = { $what ->
    [exports] Exports to { $partner } rose by { $by } from { $base } to { $period }
    [imports] Imports from { $partner } rose by { $by } from { $base } to { $period }
    [turnover] Trade with { $partner } rose by { $by } from { $base } to { $period }
    [balance] The trade balance with { $partner } rose by { $by } from { $base } to { $period }
    [flow] { $flow } with { $partner } rose by { $by } from { $base } to { $period }
   *[alone] { $flow } rose by { $by } from { $base } to { $period }
}
charts-title-fell-since = { $what ->
    [exports] Exports to { $partner } fell by { $by } from { $base } to { $period }
    [imports] Imports from { $partner } fell by { $by } from { $base } to { $period }
    [turnover] Trade with { $partner } fell by { $by } from { $base } to { $period }
    [balance] The trade balance with { $partner } fell by { $by } from { $base } to { $period }
    [flow] { $flow } with { $partner } fell by { $by } from { $base } to { $period }
   *[alone] { $flow } fell by { $by } from { $base } to { $period }
}
charts-title-same-since = { $what ->
    [exports] Exports to { $partner } did not change from { $base } to { $period }
    [imports] Imports from { $partner } did not change from { $base } to { $period }
    [turnover] Trade with { $partner } did not change from { $base } to { $period }
    [balance] The trade balance with { $partner } did not change from { $base } to { $period }
    [flow] { $flow } with { $partner } did not change from { $base } to { $period }
   *[alone] { $flow } did not change from { $base } to { $period }
}
charts-title-times-since = { $what ->
    [exports] Exports to { $partner } were { $by } times as large in { $period } as in { $base }
    [imports] Imports from { $partner } were { $by } times as large in { $period } as in { $base }
    [turnover] Trade with { $partner } was { $by } times as large in { $period } as in { $base }
    [balance] The trade balance with { $partner } was { $by } times as large in { $period } as in { $base }
    [flow] { $flow } with { $partner } were { $by } times as large in { $period } as in { $base }
   *[alone] { $flow } were { $by } times as large in { $period } as in { $base }
}
charts-title-over = { $what ->
    [exports] Exports to { $partner }, { $time }
    [imports] Imports from { $partner }, { $time }
    [turnover] Trade with { $partner }, { $time }
    [balance] The trade balance with { $partner }, { $time }
    [flow] { $flow } with { $partner }, { $time }
   *[alone] { $flow }, { $time }
}
charts-title-share = { $what ->
    [exports] Exports were { $by } of trade with { $partner } in { $period }
    [imports] Imports were { $by } of trade with { $partner } in { $period }
    [flow] { $flow }: { $by } of trade with { $partner } in { $period }
   *[alone] { $flow }: { $by } of turnover in { $period }
}
charts-title-added = { $what ->
    [exports] Exports added { $by } points to the growth of trade with { $partner } in { $period }
    [imports] Imports added { $by } points to the growth of trade with { $partner } in { $period }
    [flow] { $flow } added { $by } points to the growth of trade with { $partner } in { $period }
   *[alone] { $flow } added { $by } points to the growth of turnover in { $period }
}
charts-title-took = { $what ->
    [exports] Exports took { $by } points off the growth of trade with { $partner } in { $period }
    [imports] Imports took { $by } points off the growth of trade with { $partner } in { $period }
    [flow] { $flow } took { $by } points off the growth of trade with { $partner } in { $period }
   *[alone] { $flow } took { $by } points off the growth of turnover in { $period }
}

# Titles of several datasets; $what is exports, imports, turnover or another flow
charts-title-partners = { $what ->
    [exports] Exports of { $reporter } by partner, { $time }
    [imports] Imports of { $reporter } by partner, { $time }
    [turnover] Trade of { $reporter } by partner, { $time }
   *[flow] { $flow } of { $reporter } by partner, { $time }
}
charts-title-pair = { $what ->
    [exports] Exports of { $reporter } to { $partner }, { $time }
    [imports] Imports of { $reporter } from { $partner }, { $time }
    [turnover] Trade of { $reporter } with { $partner }, { $time }
   *[flow] { $flow } of { $reporter } with { $partner }, { $time }
}
charts-title-several = { $flow }, { $time }
charts-title-trade = Trade

# What the values are, and whose
charts-subtitle-viewpoint = { $measure }, by the statistics of { $reporter }
charts-subtitle-viewpoint-growth = { $measure }, by the statistics of { $reporter }; { $growth }
charts-subtitle-growth = { $measure }; { $growth }
charts-growth-year = growth on a year earlier
charts-measure-of = { $what }, { $measure }
charts-measure-to-date = { $unit }, from January to the month shown
charts-measure-index = { $period } = 100
charts-measure-share = percent of turnover
charts-measure-share-of = percent of { $name }
charts-measure-share-of-all = percent of all shown
charts-measure-points = contribution to the growth of turnover, percentage points
charts-measure-points-of = contribution to the growth of { $name }, percentage points
charts-measure-points-of-all = contribution to the growth of all shown, percentage points

# Where the figures come from
charts-source = Source: { $source }
charts-sources = Sources: { $sources }
charts-source-dated = { $source }, { $date }
charts-sources-more = { $count ->
    [one] { $count } more
   *[other] { $count } more
}

# Notes
charts-note-left-out = Left out, counted in another unit: { $names }
charts-note-not-drawn = Not in this kind of chart: { $names }
charts-note-no-base = Left out, no figure for the period that is 100: { $names }
charts-note-incomplete = Not every part has a figure: { $periods }
charts-note-log = Not above 0, so not on this scale: { $periods }
charts-note-implied = Implied by other figures, printed by nobody: { $where }
charts-note-calculated = Calculated from other figures, printed by nobody: { $where }
charts-note-multiplier = Printed in { $printed }, shown in { $shown }
charts-note-multiplier-rounded = Printed in { $printed }, shown in { $shown } and rounded
charts-note-letter = { $letter } – { $status }: { $where }
charts-note-status = { $status }: { $where }
charts-note-remark = { $remark }: { $where }
charts-note-issues = The figures come from several issues; earlier ones may have been revised since
charts-note-figure = { $where }: { $note }
charts-notes-more = { $count ->
    [one] { $count } more note
   *[other] { $count } more notes
}

# What a chart says, for people who do not see it
charts-summary-grouped = Bars side by side
charts-summary-stacked = Stacked bars
charts-summary-mirrored = Bars up and down
charts-summary-lines = Lines
charts-summary-area = Areas
charts-summary-index = Index lines
charts-summary-growth = Growth bars
charts-summary-contribution = Contributions to growth
charts-summary-share = Shares
charts-summary-year-to-date = Years to date, one curve a year
charts-summary-slope = From one period to another
charts-summary-small-multiples = Small charts, one a dataset
charts-summary-empty = There are no figures to draw
charts-summary-one = { $name }: { $value } in { $period }
charts-summary-ends = { $name }: { $first } in { $from }, { $last } in { $to }
charts-summary-extremes = highest { $high } in { $high-period }, lowest { $low } in { $low-period }
charts-summary-change = largest change { $change }, from { $from } to { $to }
charts-summary-gaps = no figure for { $periods }
charts-summary-more = { $count ->
    [one] { $count } more series
   *[other] { $count } more series
}
charts-summary-log = Figures that are not above 0 are not on the logarithmic scale

# The figures of a chart as a table
charts-table-derived = calculated

# A goal of a commitment beside its point: target 1,000 in 2030
charts-target = target { $value }, { $period }
charts-target-beyond = target { $value }, { $period } →
