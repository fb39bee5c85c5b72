## The frame: commands, menus, project tree, status line, palette, sources, start page, undo

menu-file = File
menu-edit = Edit
menu-dataset = Dataset
menu-chart = Chart
menu-chart-kind = Kind
menu-commission = Commission
menu-sources = Sources
menu-view = View
menu-help = Help
menu-recent = Recent
menu-recent-none = No file yet
menu-rows = Rows
menu-growth = Growth
menu-numbers = Number format
menu-dates = Date format

command-new = New
command-new-tip = Start an empty project
command-open = Open…
command-open-tip = Open a project file
command-open-path = Open path…
command-open-path-tip = Open a project file by its typed path
command-open-sample = Open the sample
command-open-sample-tip = Open a copy of the Kazakhstan–Azerbaijan sample
command-save = Save
command-save-tip = Write the project to its file
command-save-as = Save as…
command-save-as-tip = Write the project to another file
command-save-as-path = Save as path…
command-save-as-path-tip = Write the project to a typed path
command-revert = Revert
command-revert-tip = Go back to the project as it is in the file
command-compare-file = Compare with the file…
command-compare-file-tip = Take over what another program changed in the file, and choose where both changed the same
command-older-versions = Older versions…
command-older-versions-tip = What the file held before each save
command-leave-version = Back to the project
command-leave-version-tip = From the older version to the project as it was left
command-restore-edits = Restore edits…
command-restore-edits-tip = Edits that were not saved when Tradebook ended
command-edit-here = Edit here
command-edit-here-tip = Take the file over from the window that edits it
command-quit = Quit
command-quit-tip = Close Tradebook

command-undo = Undo
command-undo-what = Undo: { $what }
command-undo-tip = Take the last change back
command-redo = Redo
command-redo-what = Redo: { $what }
command-redo-tip = Make the change again that was taken back
command-clear = Clear
command-clear-tip = Remove the shown figures of the selected cells
command-find-command = Find a command
command-find-command-tip = Every command, and every dataset, chart, session and source, by a few letters

command-bulletin = Bulletin…
command-bulletin-tip = Type a paragraph of figures and see at once whether they can all hold
command-new-dataset = New dataset…
command-new-dataset-tip = Add a table of trade figures
command-edit-dataset = Edit dataset…
command-edit-dataset-tip = Reporter, partner, unit and further properties
command-add-period = Add period
command-add-period-tip = Add the next period to the table
command-remove-period = Remove periods
command-remove-period-tip = Remove the periods of the selected rows with their figures
command-rows-years = Years
command-rows-years-tip = Show one row a year
command-rows-half-years = Half-years
command-rows-half-years-tip = Show one row a half-year
command-rows-quarters = Quarters
command-rows-quarters-tip = Show one row a quarter
command-rows-months = Months
command-rows-months-tip = Show one row a month
command-rows-year-to-date = Year to date
command-rows-year-to-date-tip = Show periods that begin in January
command-rows-other = Other spans
command-rows-other-tip = Show periods that are none of the others
command-against-year-earlier = On a year earlier
command-against-year-earlier-tip = Compare with the same period of the year before
command-against-previous = On the previous period
command-against-previous-tip = Compare with the period just before
command-growth-percent = Percent
command-growth-percent-tip = Show growth in percent
command-growth-change = Absolute change
command-growth-change-tip = Show growth in the unit of the dataset
command-growth-index = Index
command-growth-index-tip = Show growth as an index, base = 100
command-newest-first = Newest first
command-newest-first-tip = Put the latest period at the top
command-totals = Totals
command-totals-tip = Show under months, quarters and half-years what they come to in each year
command-columns-left = Move columns left
command-columns-left-tip = Put the selected columns one place to the left
command-columns-right = Move columns right
command-columns-right-tip = Put the selected columns one place to the right
why-not-own-column = Columns of a dataset beside follow those of this one
command-duplicate-dataset = Duplicate dataset
command-duplicate-dataset-tip = Make a copy with all figures
command-delete-dataset = Delete dataset
command-delete-dataset-tip = Delete the dataset on the screen; it can be undone

command-new-commission = New commission…
command-new-commission-tip = Add an intergovernmental commission
command-new-session = New session
command-new-session-tip = Add a session to the commission
command-new-outcome = New outcome
command-new-outcome-tip = Add a point to the protocol of the session
command-draft-next = Draft next session
command-draft-next-tip = A session after the last one of the commission, with its delegations and agenda
command-matters-arising = Matters arising
command-matters-arising-tip = Walk through the open points of earlier sessions, with a key for each answer
command-outcome-history = History of the point
command-outcome-history-tip = One commitment across all sessions, with what changed in its wording
command-duplicate-meeting = Duplicate session or commission
command-duplicate-session = Duplicate session
command-duplicate-commission = Duplicate commission
command-duplicate-meeting-tip = Make a copy with everything inside
command-delete-meeting = Delete session or commission
command-delete-session = Delete session
command-delete-commission = Delete commission
command-delete-meeting-tip = Delete what is on the screen; it can be undone

command-new-chart = New chart…
command-new-chart-tip = Choose a kind of chart, drawn with the figures on the screen
command-chart-from-selection = New chart from selection
command-chart-from-selection-tip = A chart of the selected flows and periods
command-save-as-chart = Save as chart
command-save-as-chart-tip = A chart of its own of what stands under the table
command-chart-for-others = Same chart for other datasets…
command-chart-for-others-tip = One chart like this for each dataset that you choose
command-show-in-chart = Show in chart
command-show-in-chart-tip = Go from the cell to its mark in a chart
command-go-to-figure = Go to figure
command-go-to-figure-tip = Go from the selected mark to its cell
command-chart-grouped = Grouped bars
command-chart-grouped-tip = Bars of a period side by side, turnover and balance as lines
command-chart-stacked = Stacked bars
command-chart-stacked-tip = Bars of a period on each other
command-chart-mirrored = Mirrored bars
command-chart-mirrored-tip = Exports up, imports down
command-chart-lines = Lines
command-chart-lines-tip = Lines with points
command-chart-area = Area
command-chart-area-tip = Filled lines on each other
command-chart-index = Index
command-chart-index-tip = Lines with a base of 100
command-chart-growth = Growth
command-chart-growth-tip = Bars of growth
command-chart-contribution = Contribution to growth
command-chart-contribution-tip = What each flow adds to the growth of turnover
command-chart-share = Share
command-chart-share-tip = Percent of turnover
command-chart-year-to-date = Year to date
command-chart-year-to-date-tip = A curve a year, January to December
command-chart-slope = Slope
command-chart-slope-tip = From one period to another
command-chart-small-multiples = Small multiples
command-chart-small-multiples-tip = A small chart a dataset, all with one scale
command-chart-as-table = As table
command-chart-as-table-tip = The figures of the chart as a table, and back
command-chart-fit = Show the whole period
command-chart-fit-tip = End zooming and show hidden series
command-chart-keep-period = Keep as the chart’s period
command-chart-keep-period-tip = What is zoomed to becomes the chart’s first and last period
command-chart-add-note = Add note
command-chart-add-note-tip = Click a mark, or drag over a span, for a note on it
command-chart-drag-figures = Edit by dragging
command-chart-drag-figures-tip = Drag the end of a bar or a point to change its figure
command-copy-picture = Copy picture
command-copy-picture-tip = The chart for other programs; Ctrl+C does it while the chart has the keyboard
command-export-chart = Export chart…
command-export-chart-tip = As SVG, PDF, PNG, or its figures as CSV
command-export-all-charts = Export all charts…
command-export-all-charts-tip = Every chart of the project into a folder
command-chart-style = House style…
command-chart-style-tip = Text size, colours and patterns of all charts of the project
command-duplicate-chart = Duplicate chart
command-duplicate-chart-tip = Make a copy to change
command-delete-chart = Delete chart
command-delete-chart-tip = Delete the chart on the screen; it can be undone

command-show-events = Visits and agreements
command-show-events-tip = The list of what charts mark beside sessions
command-new-event = New event
command-new-event-tip = Add a visit, an agreement or another event

command-show-sources = All sources
command-show-sources-tip = The list of publications
command-new-source = New source
command-new-source-tip = Add a publication
command-duplicate-source = Duplicate source
command-duplicate-source-tip = Make a copy, for another edition of the publication
command-delete-source = Delete source
command-delete-source-tip = Delete the source on the screen; it can be undone

command-theme-light = Light
command-theme-light-tip = Dark text on white
command-theme-dark = Dark
command-theme-dark-tip = Light text on dark
command-theme-system = As the system
command-theme-system-tip = Light or dark as the system is set
command-scale-larger = Interface larger
command-scale-larger-tip = Make everything in the window larger
command-scale-smaller = Interface smaller
command-scale-smaller-tip = Make everything in the window smaller
command-scale-reset = Interface 100 %
command-scale-reset-tip = Back to the normal size
command-project-panel = Project panel
command-project-panel-tip = Show or hide the panel at the left
command-inspector = Inspector
command-inspector-tip = Show or hide the panel at the right
command-numbers-comma-point = 1,234,567.8
command-numbers-comma-point-tip = Numbers with commas and a decimal point
command-numbers-space-comma = 1 234 567,8
command-numbers-space-comma-tip = Numbers with spaces and a decimal comma
command-numbers-space-point = 1 234 567.8
command-numbers-space-point-tip = Numbers with spaces and a decimal point
command-numbers-point-comma = 1.234.567,8
command-numbers-point-comma-tip = Numbers with points and a decimal comma
command-numbers-plain-point = 1234567.8
command-numbers-plain-point-tip = Numbers without groups, with a decimal point
command-numbers-plain-comma = 1234567,8
command-numbers-plain-comma-tip = Numbers without groups, with a decimal comma
command-dates-words = 5 March 2024
command-dates-words-tip = Dates with the name of the month
command-dates-dots = 05.03.2024
command-dates-dots-tip = Dates as day, month, year with points
command-dates-slashes = 05/03/2024
command-dates-slashes-tip = Dates as day, month, year with slashes
command-dates-iso = 2024-03-05
command-dates-iso-tip = Dates as year, month, day

command-keys = Keys
command-keys-tip = All shortcuts in one list
command-about = About Tradebook
command-about-tip = Version, licence and libraries

why-not-busy = Waits until the work in progress is done
why-not-revert = Nothing differs from the file
why-not-edit-here = No other window edits this file
why-not-compare-file = No other program changed the file
why-not-older-versions = The project has no file yet
why-not-leave-version = No older version is on the screen
why-not-restore-edits = No edits were left unsaved
why-not-undo = Nothing to undo
why-not-redo = Nothing to redo
why-not-cell = Needs a selected cell
why-not-dataset = Needs a dataset on the screen
why-not-chart = Needs a chart on the screen
why-not-any-chart = The project has no chart
why-not-any-dataset = Needs a dataset
why-not-charted = No chart is drawn of this dataset
why-not-commission = Needs a commission
why-not-outcome = Needs a point of a session with the caret in it
why-not-session = Needs a session on the screen
why-not-meeting = Needs a commission or session on the screen
why-not-source = Needs a source on the screen

file-untitled = Untitled
file-modified = { $name }, not saved
window-no-inspector = Nothing is selected
inspector-heading = Inspector
panel-resize-tree = Width of the project panel
panel-resize-inspector = Width of the inspector

tree-heading = Project
tree-datasets = Trade data
tree-charts = Charts
tree-commissions = Commissions
tree-sources = Sources
tree-add-dataset = New dataset
tree-add-commission = New commission
tree-add-chart = New chart
tree-add-event = New event
tree-add-session = New session
tree-add-source = New source
tree-name = Name
tree-name-needed = A name is needed
tree-rename = Rename
tree-duplicate = Duplicate
tree-delete = Delete
tree-move-up = Move up
tree-move-down = Move down
tree-rename-keys = F2
tree-delete-keys = Delete
tree-move-up-keys = Alt+↑
tree-move-down-keys = Alt+↓

session-with-place = { $session } · { $place }
source-unnamed = Untitled source
commission-untitled = Untitled commission

status-saved = saved { $time }
status-never-saved = not saved yet
status-no-changes = no unsaved changes
status-changes = unsaved changes
status-unsaved = not saved since { $time }
status-kept = kept
status-read-only = read only
status-undo = Undo: { $what }
status-scale = { $percent } %
status-cancel = Cancel
status-checks-none = No open conflict
status-checks = { $count ->
    [one] ! { $count } conflict
   *[other] ! { $count } conflicts
}
status-progress = { $text }, { $percent } %
status-scale-tip = Interface scale; click for 100 %

palette-title = Find a command
palette-none = Nothing has these letters
palette-go-dataset = Dataset
palette-go-chart = Chart
palette-go-event = Event
palette-go-commission = Commission
palette-go-session = Session
palette-go-source = Source

toast-deleted = Deleted { $what }
toast-undo = Undo
toast-close = Close

sources-title = Sources
sources-empty = A source is one dated publication. Figures and sessions name the source they come from.
source-add = New source
source-new-title = New source
source-title = Title
source-office = Office
source-publisher = Publisher
source-link = Link
source-open-link = Open link
source-published = Published
source-accessed = Accessed
source-rounding-levels = Rounds levels
source-rounding-rates = Rounds rates
source-note = Note
source-used = Used by
source-used-count = { $count ->
    [0] no figure
    [one] { $count } figure
   *[other] { $count } figures
}
source-office-tip = Who answers for the figures: a statistical office, a customs service
source-publisher-tip = Who printed them, where that is somebody else
source-link-bad = A link begins with http:// or https://
source-gone = This source is no longer in the project
source-missing = —
source-rounds-not-known = Not known, taken as to nearest
source-rounds-nearest = To nearest
source-rounds-toward-zero = Toward zero: truncated
source-rounds-down = Down
source-rounds-up = Up
source-rounds-from-levels = From rounded levels
source-guess = All its figures can hold if it writes
source-guess-tip = Sets both fields above
source-guess-any = Its figures can all hold whichever way it rounds: they do not tell.
source-guess-none = None of its figures is checked against another yet.
source-guess-no-way = There is no one way of rounding under which all its figures can hold.
source-rounding-tip = Not known is taken as to nearest

start-title = Tradebook
start-text = Trade figures with their sources, and the records of commissions
start-recent = Recent files
start-recent-none = Files that you open or save stand here
start-next = What to do next
start-forget = Take off the list

undo-set = set { $cell } to { $text }
undo-clear = clear { $cell }
undo-clear-figures = { $count ->
    [one] clear { $count } figure
   *[other] clear { $count } figures
}
undo-add-figure = add another figure to { $cell }
undo-change-figure = change source, status or note of { $cell }
undo-adopt-figure = show another figure of { $cell }
undo-remove-figure = remove a figure of { $cell }
undo-add-period = add { $period }
undo-remove-period = remove { $period }
undo-set-figures = set { $count } figures to { $text }
undo-change-figures = { $count ->
    [one] change a figure
   *[other] change { $count } figures
}
undo-fill = { $count ->
    [one] fill a cell
   *[other] fill { $count } cells
}
undo-paste = { $count ->
    [one] paste a figure
   *[other] paste { $count } figures
}
undo-take-over = take over { $cell } as estimated
undo-replace = { $count ->
    [one] replace a text
   *[other] replace { $count } texts
}
undo-merge = { $count ->
    [one] take over a change of the file
   *[other] take over { $count } changes of the file
}
undo-restore-version = { $count ->
    [one] restore an older version, 1 change
   *[other] restore an older version, { $count } changes
}
undo-add-charts = { $count ->
    [one] add a chart
   *[other] add { $count } charts
}
undo-change-unit = change the unit
undo-add-periods = { $count ->
    [one] add a period
   *[other] add { $count } periods
}
undo-remove-periods = { $count ->
    [one] remove { $count } period
   *[other] remove { $count } periods
}
undo-cell-level = { $flow } { $period }
undo-cell-growth = { $flow } growth { $period }
undo-cell-change = { $flow } change { $period }
undo-cell-index = { $flow } index { $period }
undo-cell-other = { $flow } { $period }
undo-flow-exports = exports
undo-flow-imports = imports
undo-flow-turnover = turnover
undo-flow-balance = balance
undo-flow-re-exports = re-exports
undo-flow-re-imports = re-imports
undo-flow-domestic-exports = domestic exports
undo-flow-transit = transit
undo-add = add { $what }
undo-change = change { $what }
undo-delete = delete { $what }
undo-duplicate = duplicate { $what }
undo-move = move { $what }
undo-kind-project = project { $name }
undo-kind-area = area { $name }
undo-kind-flow = flow { $name }
undo-kind-source = source { $name }
undo-kind-dataset = dataset { $name }
undo-kind-identity = identity { $name }
undo-kind-commission = commission { $name }
undo-kind-session = session { $name }
undo-kind-outcome = outcome { $name }
undo-kind-review = review { $name }
undo-kind-event = event { $name }
undo-kind-chart = chart { $name }
undo-kind-view = view { $name }
undo-kind-acknowledgement = acknowledgement { $name }

refused-gone = That is no longer in the project
refused-period-there = { $period } is in the table already
