## Figures and growth in words

# What a cell shows where there is no number
figure-missing = —
figure-nil = nil
figure-negligible = negligible
figure-new = new
figure-no-trade = no trade
figure-over = over { $number }
figure-nearly = nearly { $number }
figure-about = about { $number }

# Columns, cells and tiles
figure-column-growth = { $flow } growth
figure-column-index = { $flow } index
figure-column-change = { $flow } change
figure-cell-name = { $column }, { $period }
figure-tile-name = { $flow } tile, { $period }
figure-tile-value = { $level }, { $growth }
figure-tile-base = from { $base }
figure-tile-base-implied = from { $base } implied
figure-tile-base-calculated = from { $base } calculated
figure-tile-cover = cover { $percent }

# What growth is measured against
figure-basis-year = on a year earlier
figure-basis-previous = on the previous period
figure-basis-period = on { $period }
figure-form-percent = Growth
figure-form-change = Change
figure-form-index = Index

# Where a figure comes from
figure-printed-by = Printed by { $source }
figure-printed-without-source = Typed, with no source yet
figure-calculated-turnover = Calculated: exports + imports
figure-calculated-balance = Calculated: exports − imports
figure-implied-by-imports = Implied: turnover − imports; nobody printed it
figure-implied-by-exports = Implied: turnover − exports; nobody printed it
figure-implied-by-growth = Implied by { $period } and the printed growth between the two; nobody printed it
figure-calculated-growth = Calculated: { $period } on { $base }
figure-explained = { $level } on { $base }: { $growth }
figure-explained-bounds = { $value } ({ $bounds })

# What is to be said of a figure
figure-remark-agrees = The printed growth agrees with the two levels
figure-remark-does-not-agree = The printed growth and the two levels cannot all hold if rounded to nearest; the calculated growth is shown
figure-remark-cannot-hold = Exports, imports and this figure cannot all hold if rounded to nearest
figure-remark-rivals = There are more figures than the one shown
figure-remark-none-adopted = There are figures, but none is adopted
figure-remark-across-break = One of the two levels stands at a break in the series
figure-remark-mixed-sources = The two levels come from different publishers
figure-remark-other-base = The source of the current figure prints the base in other digits than the ones used
figure-remark-provisional = Provisional
figure-remark-mixed-valuation = Exports and imports are valued differently (FOB and CIF)
figure-remark-not-adjusted = Growth on the previous period, without seasonal adjustment
figure-remark-unread = Not read as a number, and kept as it was typed
figure-remark-has-note = There is a note

# Why a typed text is not a number
figure-unreadable-letters = Letters in a number: type digits only
figure-unreadable-two-decimal-signs = Two decimal signs: keep one
figure-unreadable-too-many-digits = More than { $digits } digits: type a shorter number
figure-unreadable-exponent = An exponent in a number: type all its digits
figure-unreadable-grouping = The digits are grouped in an unusual way: type them without gaps
figure-unreadable-no-digits = No digits: type a number, or clear the cell

# Status of a figure (SDMX CL_OBS_STATUS)
figure-status-normal = Normal
figure-status-provisional = Provisional
figure-status-estimated = Estimated
figure-status-forecast = Forecast
figure-status-imputed = Imputed
figure-status-break = Break in the series
figure-status-definition-differs = Definition differs
figure-status-experimental = Experimental
figure-status-other-category = In another category
figure-status-not-collected = Not collected
figure-status-cannot-exist = Cannot exist
figure-status-not-significant = Not significant
figure-status-missing = Missing
figure-status-suppressed = Suppressed
figure-status-strike = Strike
figure-status-low-reliability = Low reliability
figure-status-unvalidated = Not validated

figure-qualifier-exact = As printed
figure-qualifier-over = Over
figure-qualifier-nearly = Nearly
figure-qualifier-about = About

figure-confidentiality-free = Free
figure-confidentiality-not-for-publication = Not for publication
figure-confidentiality-confidential = Confidential

# The table of `tradebook dump`
figure-dump-period = Period
figure-dump-legend-approximate = ≈ the printed digits allow other values too
figure-dump-legend-calculated = * calculated or implied, nobody printed it
figure-dump-legend-conflict = ! cannot all hold if rounded to nearest
figure-indicator-goods = goods
figure-indicator-services = services
figure-indicator-goods-and-services = goods and services
figure-dump-no-figures = No figures
figure-dump-no-datasets = No datasets
figure-rows-years = Years
figure-rows-half-years = Half-years
figure-rows-quarters = Quarters
figure-rows-months = Months
figure-rows-year-to-date = Year to date
figure-rows-other-spans = Other spans
