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
figure-points = { $number } pp
figure-other-unit = other unit

# Columns, cells and tiles
figure-column-share = { $flow } share of turnover
figure-column-contribution = { $flow } contribution
figure-column-cover = Cover ratio
figure-column-printed = { $flow } printed growth
figure-column-source = { $flow } source
figure-column-note = { $flow } note
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

# What the numbers of a column are
head-growth = Percent, { $basis }
head-index = Base = 100, { $basis }
head-printed = As a source printed it, { $basis }
head-contribution = Percentage points of the growth of turnover, { $basis }
head-share = Percent of turnover
head-cover = Exports in percent of imports
head-of-figure = Of the figure that is shown
head-difference = { $own } less { $other }, in { $unit }
head-difference-percent = { $own } less { $other }, in percent of { $other }

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
figure-implied-together = Implied by all printed figures that are tied to it; nobody printed it
figure-implied-by-growth = Implied by { $period } and the printed growth between the two; nobody printed it
figure-calculated-sum-of-months = Calculated: { $count ->
    [one] the month in it
   *[other] sum of { $count } months
}
figure-calculated-sum-of-quarters = Calculated: { $count ->
    [one] the quarter in it
   *[other] sum of { $count } quarters
}
figure-calculated-sum-of-halves = Calculated: { $count ->
    [one] the half-year in it
   *[other] sum of { $count } half-years
}
figure-calculated-share = Calculated: percent of turnover
figure-calculated-contribution = Calculated: its change since { $base } in percent of the turnover of { $base }
figure-calculated-cover = Calculated: exports in percent of imports
figure-calculated-difference = Calculated: one dataset less the other
figure-calculated-growth = Calculated: { $period } on { $base }
figure-explained = { $level } on { $base }: { $growth }
figure-explained-of = { $level } of { $base }: { $growth }
figure-explained-bounds = { $value } ({ $bounds })

# What is to be said of a figure
figure-remark-agrees = The printed growth agrees with the two levels
figure-remark-does-not-agree = The printed growth and the two levels cannot all hold if rounded to nearest; the calculated growth is shown
figure-remark-in-conflict = One of some figures that cannot all hold if rounded to nearest; Checks has the proof
figure-remark-nothing-left = The figures around this one leave no value for it if rounded to nearest; Checks has the proof
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
figure-remark-parts-differ = This figure and the shorter periods within it cannot all hold if rounded to nearest
figure-parts-agree = The printed { $printed } agrees with the sum of its { $parts }, { $sum }
figure-parts-differ = The printed { $printed } and the sum of its { $parts }, { $sum }, cannot all hold if rounded to nearest
figure-parts-months = { $count ->
    [one] month
   *[other] { $count } months
}
figure-parts-quarters = { $count ->
    [one] quarter
   *[other] { $count } quarters
}
figure-parts-halves = { $count ->
    [one] half-year
   *[other] { $count } half-years
}
figure-remark-asymmetry = The two figures differ by more than their rounding: an asymmetry between the datasets

# Totals under the rows of a table
figure-total = { $period } total
figure-total-of-months = { $period }, { $there } of { $of } months
figure-total-of-quarters = { $period }, { $there } of { $of } quarters
figure-total-of-halves = { $period }, { $there } of { $of } half-years
figure-total-short = { $period }, { $there } of { $of }
figure-total-tip = What the periods shown come to; calculated
figure-sum-of-some-months = Calculated: sum of { $there } of { $of } months
figure-sum-of-some-quarters = Calculated: sum of { $there } of { $of } quarters
figure-sum-of-some-halves = Calculated: sum of { $there } of { $of } half-years
figure-total-not-compared = A year is compared only where it and the year before are complete
figure-total-not-against = A year is not compared with a single shorter period
figure-total-not-whole = Not every period here has all the figures that this needs
figure-no-totals-years = A year is its own total
figure-no-totals-year-to-date = Years to date hold one another, so they do not add up
figure-no-totals-other-spans = These spans may overlap, so they do not add up

# Why a typed text is not a number
figure-unreadable-letters = Letters in a number: type digits, and a known word such as million
figure-unreadable-two-decimal-signs = Two decimal signs: keep one
figure-unreadable-too-many-digits = More than { $digits } digits: type a shorter number
figure-unreadable-exponent = An exponent in a number: type all its digits
figure-unreadable-grouping = The digits are grouped in an unusual way: type them without gaps
figure-unreadable-thousands-or-decimals = Thousands or decimals: type the comma away, or a point in its place
figure-unreadable-no-digits = No digits: type a number, or clear the cell
figure-unreadable-too-long = Too long for a number: type the number alone
figure-unreadable-hidden-signs = Signs that are not seen: type the number again
figure-unreadable-order = Not one number: type one number, or a range such as 374.9…375.1
figure-unreadable-sign-after = A sign after the number: type it before, or the end of the range
figure-unreadable-upper-end-alone = An upper end alone: type a range, or the number with “nearly”
figure-unreadable-range-order = The range ends below its start: type the smaller number first
figure-unreadable-magnitude = A currency, but no word such as million: add the word, or leave the currency out
figure-unreadable-other-currency = { $typed } in a table of { $table }: convert the amount first
figure-unreadable-currency-of-no-money = { $typed } in a table that counts no money: type the number in its unit
figure-unreadable-rate-in-level = A rate in a cell of amounts: type it into a growth cell
figure-unreadable-change-in-level = A change in a cell of levels: type the level
figure-unreadable-amount-in-rate = An amount in a cell of rates: type the rate
figure-unreadable-points-in-rate = Percentage points in a cell of percent: type the percent
figure-unreadable-other-form = A rate of another form: type it as this column has it
figure-unreadable-times-higher = “Times higher” can mean two things: type the percent
figure-unreadable-formula = Several numbers: begin with = to calculate
figure-unreadable-formula-unknown = After = stand numbers, + − * / and parentheses: type those alone
figure-unreadable-formula-parentheses = The parentheses do not match: close each one that opens
figure-unreadable-formula-magnitudes = Amounts with and without a word such as million: give each its word
figure-unreadable-formula-too-long = Too long to calculate: type a shorter sum
figure-unreadable-division-by-zero = Division by zero: type another divisor

# What was read of a typed text
figure-entry-no-value = no value: { $status }
figure-entry-status = { $read }, { $status }
figure-entry-note = { $read }, kept as a note: { $note }

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
