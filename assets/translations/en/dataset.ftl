## The dataset screen

dataset-edit = Edit dataset…
dataset-add-period = + Add period
dataset-add-this-period = + { $period }
dataset-add = Add
dataset-no-period = Not read as a period. Forms that are read: 2024, Q3 2024, July 2024, Jan–Sep 2024, 2024-07
dataset-period-there = { $period } is in the table already
dataset-viewpoint = as { $reporter } reports it
dataset-empty = There are no periods yet. A year, quarter or month is a row; figures are typed into it
dataset-add-first-year = Add the first year
dataset-grid-height = Height of the table


## Headline figures

tile-title = { $flow }, { $period }

## Over the grid

rows-newest-first = Newest first
basis-year-earlier = On a year earlier
basis-previous = Previous period
basis-against = Against…
basis-against-period = Against { $period }…
basis-choose = Compare every period with
basis-percent = %
basis-change = Change
basis-index = Index
as-of = As of { $date }
as-of-end = Show the adopted figures again

## The grid

grid-period = Period
grid-level = Level
grid-index = Index
grid-share = Share
grid-contribution = Points
grid-cover = Cover
grid-printed = Printed
grid-source = Source
grid-note = Note
grid-change = Change
grid-read-as = { $number } { $unit }
grid-add-tooltip = Click to add this period, or type a figure in its row
grid-menu-edit = Edit
grid-menu-clear = Clear
grid-menu-add-figure = Add another figure…
grid-menu-show-source = Show the source
grid-menu-remove = Remove { $period } with its figures

## The inspector of a cell

inspector-nothing = Click a cell to see where its figure comes from
inspector-region = About { $cell }
inspector-source = Source
inspector-no-source = No source
inspector-new-source = New source…
inspector-new-source-title = Title of the new source
inspector-new-source-add = Add the source
inspector-source-gone = Source that is not in the project any more
inspector-source-dated = { $title }, { $date }
inspector-cancel = Cancel
inspector-digits = Digits
inspector-digits-interval = { $decimals }: { $interval }
inspector-decimals = { $count ->
    [0] no decimals
    [one] one decimal
   *[other] { $count } decimals
}
inspector-status = Status
inspector-qualifier = Qualifier
inspector-quote = Quote
inspector-quote-hint = Add the words it comes from
inspector-quote-outdated = The figure was changed after the quote was taken
inspector-note = Note
inspector-note-hint = Add a note
inspector-more = More
inspector-published = Published on
inspector-confidentiality = Confidentiality
inspector-growth = { $growth } { $base }
inspector-growth-base = on { $period }
inspector-printed = printed
inspector-printed-name = Printed growth
inspector-printed-hint = None
inspector-calculated = calculated
inspector-how = how
inspector-agrees = agrees
inspector-adopt = Adopt
inspector-remove = Remove
inspector-show-as-of = Show as of { $date }
inspector-add-figure = Add another figure…
inspector-add-figure-title = Another figure
inspector-add-figure-done = Add the figure
inspector-value = Value
inspector-source-of-figure = Its source

## The form of a dataset

form-title = Dataset
form-done = Done
form-name = Name
form-name-hint = Reporter – partner
form-reporter = Reporter
form-partner = Partner
form-area-hint = Country or group
form-indicator = Indicator
form-indicator-other = Other
form-indicator-name = Name of the indicator
form-indicator-hint = Cargo, transit, passengers
form-product = Product
form-product-hint = All products
form-unit = Unit
form-unit-hint = USD, tonnes
form-shown = Shown in
form-units = units
form-export-valuation = Valuation of exports
form-import-valuation = Valuation of imports
form-not-stated = Not stated
form-valuation-fob = FOB
form-valuation-cif = CIF
form-system = Trade system
form-system-general = General
form-system-special-strict = Special, strict
form-system-special-relaxed = Special, relaxed
form-adjustment = Adjustment
form-adjustment-none = None
form-adjustment-seasonal = Seasonal
form-adjustment-calendar = Calendar
form-adjustment-both = Seasonal and calendar
form-default-source = Default source
form-note = Note
