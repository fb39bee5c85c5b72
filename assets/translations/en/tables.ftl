## The table of all figures
figures-title = All figures
figures-column-dataset = Dataset
figures-column-period = Period
figures-column-flow = Flow
figures-column-measure = Measure
figures-column-amount = Amount
figures-column-unit = Unit
figures-column-source = Source
figures-column-published = Published
figures-column-status = Status
figures-column-note = Note
figures-cell-name = { $column }, { $dataset }, { $flow }, { $period }
figures-cell-name-further = { $name }, { $further }
figures-cell-rival = figure { $place }

# What a figure states
figures-measure-level = Level
figures-measure-growth = Growth { $basis }
figures-measure-index = Index { $basis }
figures-measure-change = Change { $basis }
figures-measure-share = Share of { $whole }
figures-measure-share-change = Change of the share of { $whole }
figures-measure-contribution = Contribution to { $whole }
figures-measure-compound = Growth a year since { $period }
figures-world = the world
figures-unit-times = times
figures-unit-index = index
figures-unit-percent = %
figures-unit-points = points

# What the selection comes to
figures-count = { $count ->
    [one] { $count } figure
   *[other] { $count } figures
}
figures-numbers = { $count ->
    [one] { $count } number
   *[other] { $count } numbers
}
figures-sum = sum { $number }
figures-mean = mean { $number }
figures-min = smallest { $number }
figures-max = largest { $number }
figures-units-differ = no sum, units differ
figures-not-levels = no sum, not only levels
figures-too-long = no sum, too many digits

# Over the table
figures-of = { $shown } of { $total } figures
figures-edited = Edited since it was sorted or filtered
figures-sort-again = Sort again
figures-empty = No figures yet. They appear here as soon as you type them into a dataset.
figures-go-to-dataset = Go to the first dataset
figures-none-found = No figure meets all of these conditions
figures-show-all = Show all figures
figures-clear-filter = Clear filter
figures-find = Find figures
figures-find-tip = Words of the dataset, product, source, note, period or flow
figures-any-dataset = Any dataset
figures-any-flow = Any flow
figures-any-measure = Any measure
figures-any-status = Any status
figures-any-source = Any source
figures-without-source = Without a source
figures-which = Which figures
figures-adopted-and-rivals = Adopted and rivals
figures-adopted-only = Adopted only
figures-rivals-only = Rivals only
figures-unread-only = Not read as numbers
figures-kind-level = Levels
figures-kind-growth = Growth
figures-kind-change = Changes
figures-kind-share = Shares
figures-kind-contribution = Contributions
figures-kind-cover = Cover ratios
figures-head-ascending = { $column }, smallest first
figures-head-descending = { $column }, largest first

# In a cell
figures-read-only = Changed in its dataset, not here
figures-no-such-source = No source has this title
figures-many-sources = More than one source has this in its title
figures-no-such-status = No status has this code or name
figures-not-adopted = Not adopted: another figure of this cell is shown
figures-date-of-source = The date of its source
figures-not-taken = Nothing was changed. { $text }: { $why }
figures-copy-too-large = Too many cells to copy at once
figures-paste-one-column = Only one column can be pasted here
figures-paste-too-long = { $count ->
    [one] Nothing was pasted: { $count } line is past the last row
   *[other] Nothing was pasted: { $count } lines are past the last row
}
figures-menu-edit = Edit
figures-menu-clear = Clear
figures-menu-adopt = Adopt this figure
figures-menu-dataset = Go to the dataset
figures-menu-source = Go to the source
figures-menu-only-dataset = Only this dataset
figures-menu-only-source = Only this source
figures-menu-copy = Copy
figures-menu-copy-heads = Copy with headings

# How to get here
command-all-figures = All figures
command-all-figures-tip = Every figure of the project in one table
command-partners = Partners and products
command-partners-tip = The partners or products of one reporter against periods

## Partners and products
partners-title = Partners and products
partners-title-partners = Partners of { $reporter }
partners-title-partners-product = Partners of { $reporter }, { $product }
partners-title-products = Products of { $reporter } with { $partner }
partners-empty = Partners and products are the datasets of one reporter. Make a dataset with a reporter first.
partners-nothing = No figures of this flow in these periods. Choose another flow or other periods above.
partners-column-partner = Partner
partners-column-product = Product
partners-column-rank = Rank
partners-column-share = Share { $period }
partners-cell-name = { $flow }, { $name }, { $column }
partners-other = Other
partners-other-tip = The printed total less all partners with a figure in the period
partners-total = Total ({ $name })
partners-sum-partners = { $count ->
    [one] Sum of { $count } partner
   *[other] Sum of { $count } partners
}
partners-sum-products = { $count ->
    [one] Sum of { $count } product
   *[other] Sum of { $count } products
}
partners-partners-in-sum = Partners with a figure
partners-products-in-sum = Products with a figure
partners-of = { $count } of { $all }
partners-sum-of = Calculated: the sum of { $of }; nobody printed a total
partners-interval = What the printed digits allow: { $interval }
partners-parts-larger = The parts are larger than the printed total
partners-group-apart = A group of countries: in no sum, as its members would be counted twice
partners-second-apart = A further dataset of the same partner or product: in no sum
partners-calculated = Calculated: there is nothing to type here
partners-other-multiple = Shown in other multiples than its dataset: change it there
partners-reporter = Reporter
partners-table = Table
partners-rows = Periods
partners-shown = Shown
partners-shown-level = Levels
partners-shown-growth = Growth on a year earlier
partners-shown-share = Share of the total
partners-shown-contribution = Contribution to growth
partners-rank-period = Period of rank and share
partners-rank-in = Rank in { $period }
partners-by-partner = Partners
partners-by-partner-of = Partners, { $product }
partners-by-product = Products with { $partner }
