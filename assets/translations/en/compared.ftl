## Issues of one office, and the two sides of one trade
compared-cell-name = { $column }, { $row }

# How to get here
command-revisions = Revisions
command-revisions-tip = What later issues made of the figures of earlier ones
command-mirror = Both sides
command-mirror-tip = What one side reports beside what its partner reports
why-not-mirror = The partner's own figures are not on file
place-revisions = Revisions of { $dataset }
place-mirror = Both sides of { $dataset }

# The revision table
revisions-title = Revisions
revisions-of = Revisions of { $what }
revisions-scope-dataset = Whole dataset
revisions-scope-series = { $series }, all periods
revisions-issues = { $count ->
    [one] { $count } issue
   *[other] { $count } issues
}
revisions-cells = { $count ->
    [one] { $count } cell with more than one figure
   *[other] { $count } cells with more than one figure
}
revisions-lone = { $count ->
    [one] { $count } cell with one figure only is not shown
   *[other] { $count } cells with one figure only are not shown
}
revisions-none = Only one issue of these figures is on file
revisions-none-what = Add the figure of another issue to a cell in the inspector, with its source and date, or paste a later table as other figures
revisions-none-wider = Show the whole dataset
revisions-not-dated = No issue follows another: an office must have two dated ones. Give their sources a date of publication and an office.
revisions-sources = Go to the sources
revisions-to-dataset = Go to the dataset
revisions-column-cell = Cell
revisions-column-figure = Figure
revisions-column-change = Revision
revisions-column-percent = Percent
revisions-name-figure = Figure of { $issue }
revisions-name-change = Revision of { $issue }
revisions-name-percent = Percent revision of { $issue }
revisions-series = { $flow }, { $measure }
revisions-undated = no date
revisions-no-source = no source
revisions-on = On the figure of { $issue }
revisions-interval = What the printed digits allow: { $interval }
revisions-within-rounding = Rounding alone may tell the two figures apart
revisions-adopted = Adopted
revisions-not-adopted = Not adopted
revisions-means = Mean revisions
revisions-column-count = Cells
revisions-column-mean = Mean
revisions-column-absolute = Mean absolute
revisions-column-percent-absolute = Absolute
revisions-name-mean = Mean revision
revisions-name-absolute = Mean absolute revision
revisions-name-mean-percent = Mean percent revision
revisions-name-absolute-percent = Mean absolute percent revision
revisions-pair = { $from } → { $to }
revisions-all-pairs = all issues
revisions-all-levels = All levels

# The two sides
mirror-title = { $own } and { $other }, both sides
mirror-title-alone = Both sides
mirror-none = { $partner } as reporter is not on file
mirror-none-what = Add a dataset with { $partner } as reporter and { $reporter } as partner, of the same goods or services
mirror-none-areas = A reporter and a partner say which dataset is the other side. Choose them in the dataset.
mirror-nothing = Neither side has figures in these periods
mirror-column-period = Period
mirror-column-exports = Exports
mirror-column-imports = Imports
mirror-name-of = { $column } of { $side }
mirror-name-way = { $column }, { $way }
mirror-column-gap = Asymmetry
mirror-column-percent = Percent
mirror-column-ratio = Ratio
mirror-way = { $from } to { $to }
mirror-gap-is = Imports as one side counts them, less exports as the other does
mirror-ratio-is = Imports as one side counts them, divided by exports as the other does
mirror-within-rounding = Rounding alone may tell the two figures apart
mirror-both = { $one } and { $other }
mirror-causes = What an asymmetry usually comes from
mirror-causes-which = The program cannot tell which of them it is
mirror-valuation-fob-cif = Valuation: { $exporter } values exports FOB, { $importer } values imports CIF. Freight and insurance are in the imports only.
mirror-valuation-none-stated = Valuation: exports are usually valued FOB, imports CIF with freight and insurance. How the two sides value them is not stated.
mirror-valuation-exports-not-stated = Valuation: { $importer } values imports { $imports }. How { $exporter } values exports is not stated; FOB, without freight and insurance, is usual.
mirror-valuation-imports-not-stated = Valuation: { $exporter } values exports { $exports }. How { $importer } values imports is not stated; CIF, with freight and insurance, is usual.
mirror-valuation-not-stated = Valuation: exports are usually valued FOB, imports CIF with freight and insurance. How { $exporter } values exports and { $importer } imports is not stated.
mirror-valuation-same = Valuation: { $exporter } values exports as { $importer } values imports. Freight and insurance do not tell them apart.
mirror-valuation-cif-fob = Valuation: { $exporter } values exports CIF, { $importer } values imports FOB. Freight and insurance are in the exports only.
mirror-system-not-stated = Trade system: general and special trade differ by goods in warehouses and free zones. What { $own } and { $other } count is not stated for both.
mirror-system-same = Trade system: { $own } and { $other } both count { $one }. It does not tell them apart.
mirror-system-differs = Trade system: { $own } counts { $one }, { $other } counts { $two }. Goods in warehouses and free zones are on one side only.
mirror-system-general = general trade
mirror-system-strict = special trade (strict)
mirror-system-relaxed = special trade (relaxed)
mirror-time-lag = Time lag: goods that leave at the end of a period arrive in the next one
mirror-time-lag-short = Time lag: goods that leave at the end of a period arrive in the next one. In periods this short it weighs more than in years.
mirror-attribution = Partner: exporters count by last known destination, importers by origin. Goods through a third country, and re-exports, are on one side only.
mirror-attribution-on-file = Partner: exporters count by last known destination, importers by origin. Re-exports or transit of { $side } are on file.
mirror-confidential = Confidentiality: figures that one side holds back are in the totals of the other
mirror-confidential-on-file = Confidentiality: { $side } holds figures back that the other side may count
mirror-currency = Currency: each office converts to { $unit } at a rate and a day of its own
mirror-currency-differs = Currency: one side is in { $own }, the other in { $other }. No asymmetry is calculated.
mirror-provisional = Status: figures of { $side } are { $status } and may be revised
