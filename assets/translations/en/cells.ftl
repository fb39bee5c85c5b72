# What is done to cells, periods and units.

cells-note-turnover = Estimated: exports { $a } + imports { $b }
cells-note-balance = Estimated: exports { $a } − imports { $b }
cells-note-imports = Estimated: turnover { $a } − exports { $b }
cells-note-exports = Estimated: turnover { $a } − imports { $b }
cells-note-growth = Estimated from { $level } in { $period } and the printed growth { $growth }
cells-note-some-growth = Estimated from { $level } in { $period } and a printed growth
cells-note-converted = Converted from { $before } at { $factor }

refused-over-sourced = { $count ->
    [one] 1 figure has a source of its own
   *[other] { $count } figures have a source of their own
}
refused-no-figure = There is no figure in these cells yet
refused-nothing-implied = Nothing follows for this cell from the other figures
refused-too-many-digits = A number would have more digits than can be kept
refused-factor-needed = A factor above 0 is needed

periods-adds = { $count ->
    [one] adds 1 period
   *[other] adds { $count } periods
}
periods-adds-these = { $adds }: { $periods }
periods-adds-some = { $adds } ({ $there })
periods-there = { $count ->
    [one] 1 is there already
   *[other] { $count } are there already
}
periods-all-there = { $count ->
    [one] It is there already
   *[other] All { $count } are there already
}
periods-none-typed = Type a period or a series
periods-not-read = “{ $part }”: { $why }
periods-two-kinds = The first and the last are not of one kind
periods-none-inside = “{ $part }” has no whole one in it
periods-too-many = More than { $most } periods at once

cells-two-issues = The two levels come from two issues: { $base } and { $level }
cells-printed-as = Printed as { $amount }
cells-coarse = Printed with fewer digits: it stands for { $interval }

command-unit = Unit…
command-unit-tip = Show in other multiples, correct the unit, or convert
command-show-as-of = Show as of…
command-show-as-of-tip = Show what was known on a date
command-set-status = Status…
command-set-status-tip = Set the status of the selected figures or points
command-set-note = Note…
command-set-note-tip = Write a note for the selected figures
command-insert-missing = Insert missing periods
command-insert-missing-tip = Add the periods between the selected ones, or between this one and the next
command-take-over = Take over the implied value
command-take-over-tip = Make what follows from other figures an estimated figure of this cell
why-not-missing = No period is missing here
why-not-implied = Nothing is implied for this cell

fill-over-title = Fill over figures with a source of their own?
fill-over-count = { $count ->
    [one] 1 figure has a source of its own. Fill over it?
   *[other] { $count } figures have a source of their own. Fill over them?
}
fill-over-keeps = Their sources and dates stay, and so do other figures of these cells
fill-over-yes = Fill over
fill-over-leave = Leave them

cells-status-title = Status of the selected figures
cells-note-title = Note for the selected figures
cells-figures = { $count ->
    [0] There is no figure in these cells yet
    [one] 1 figure
   *[other] { $count } figures
}
cells-several = Several
cells-note-several = They have different notes; this one replaces them
cells-note-hint = Empty takes the note away
cells-set = Set

as-of-title = Show as of
as-of-explained = Each cell shows the latest figure published by that day. Nothing is changed
as-of-date = Date
as-of-known = Dates in this dataset
as-of-none = No figure of this dataset has a date
as-of-show = Show
as-of-adopted = Show adopted figures

unit-title = Unit
unit-now = Now { $unit }
unit-show-in = Show in other multiples
unit-show-in-explained = What is stored stays; no digits are made up
unit-relabel = The unit was labelled wrongly
unit-relabel-explained = The printed digits stay and count in the unit named here
unit-convert = Convert to another unit
unit-convert-explained = Each amount is multiplied, rounded to its printed digits and marked as estimated
unit-name = Unit
unit-name-hint = USD, EUR, tonnes
unit-multiplier = Multiplier
unit-factor = Multiply by
unit-factor-hint = 0.92
unit-factor-needed = Type a number above 0
unit-name-needed = Name the unit
unit-too-many-digits = These numbers would have too many digits
unit-example = { $before } → { $after }
unit-of-dataset = Unit: { $unit }

inspector-all-figures = All figures of this cell
inspector-edit = Edit
inspector-close = Close
inspector-date = Published { $date }
inspector-as-of = Shown as of { $date }
inspector-as-of-other = Another figure is adopted today
inspector-as-of-none = Nobody had published it by then
inspector-take-over = Take over { $value } as estimated
inspector-take-over-period = Take over { $value } for { $period } as estimated

periods-series = Or a period or a series
periods-series-hint = 2000 … 2024, months of 2023, Q1–Q4 2023
