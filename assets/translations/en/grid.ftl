
## Commands on cells
command-cut = Cut
command-cut-tip = Copy the selected cells and clear them
command-copy = Copy
command-copy-tip = Copy the selected cells for Excel, Calc and Word
command-copy-with-headings = Copy with headings
command-copy-with-headings-tip = Copy the selected cells with their periods, columns, statuses and notes
command-paste = Paste
command-paste-tip = Put what is on the clipboard into the table, from the selected cell on
command-select-all = Select all cells
command-select-all-tip = Select the whole table
command-fill-down = Fill down
command-fill-down-tip = Put the uppermost selected figures into the cells below
command-fill-right = Fill right
command-fill-right-tip = Put the leftmost selected figures into the cells to the right
command-insert-before = Insert period before
command-insert-before-tip = Add the period before the selected one; several rows add as many
command-insert-after = Insert period after
command-insert-after-tip = Add the period after the selected one; several rows add as many

## Heads and cells
grid-difference = Difference
grid-difference-percent = Diff., %
grid-difference-name = { $flow } difference
grid-difference-percent-name = { $flow } difference in percent
grid-beside-name = { $cell }, { $dataset }
grid-part-in = { $part }, { $unit }
grid-calculated-only = Calculated, so there is nothing to type
grid-needs-figure = Needs a figure in its row first
grid-no-such-source = No source has this title
grid-note-is = Note { $letter }: { $note }

## Menus of the grid
grid-menu-status = Status
grid-menu-note = Note…
grid-menu-remove-rows = { $count ->
    [one] Remove the period with its figures
   *[other] Remove { $count } periods with their figures
}
grid-menu-hide = { $count ->
    [one] Hide column
   *[other] Hide { $count } columns
}
grid-menu-best-width = Best width
grid-menu-standard = Standard columns

## Over the grid
toolbar-columns = Columns
toolbar-columns-standard = Standard columns
toolbar-filter = Filter
toolbar-filter-all = All rows
toolbar-filter-lacks = Lacks a figure
toolbar-filter-provisional = Provisional
toolbar-filter-conflict = Conflict
toolbar-beside = Beside…
toolbar-beside-none = No other dataset
toolbar-beside-hint = Datasets to stand side by side
toolbar-column-level = { $flow } level
toolbar-part-level = Level
toolbar-part-growth = Growth
toolbar-part-change = Absolute change
toolbar-part-index = Index
toolbar-part-share = Share of turnover
toolbar-part-contribution = Contribution to turnover
toolbar-part-printed = Printed growth
toolbar-part-source = Source
toolbar-part-note = Note
toolbar-part-cover = Cover ratio
