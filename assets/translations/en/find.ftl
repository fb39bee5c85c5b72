## Find and replace

find-title = Find
find-title-replace = Find and replace
find-field = Find what
find-with = Replace with
find-match-case = Match case
find-whole-words = Whole words
find-in-figures = Figures
find-in-notes = Notes
find-in-sources = Sources
find-in-names = Names
find-none = Nothing found
find-begin = Type a number, a name or some words
find-searching = Searching…
find-count = { $count ->
    [one] { $count } place
   *[other] { $count } places
}
find-count-more = { $found }, the first { $listed } are listed
find-chosen = { $chosen } chosen
find-choose-all = Choose all
find-choose-none = Choose none
find-choose = Replace in { $place }
find-replace-one = Replace
find-replace-chosen = Replace chosen
find-close = Close
find-show-replace = Replace…
find-becomes = becomes { $text }
find-not-number = stays: it would be no number
find-not-empty = stays: it would be empty
find-not-same = stays: nothing changes
find-not-there = stays: the words are not there any more
find-replaced = { $count ->
    [one] { $count } text replaced
   *[other] { $count } texts replaced
}
find-left = { $replaced }, { $left } left as they are

find-at-figure = { $cell } · { $record }
find-at-quote = Quote of { $cell } · { $record }
find-at-note = Note of { $cell } · { $record }
find-at-rival = { $text } · not shown
find-at-text = { $field } · { $record }
find-at-near = { $text } · see { $place }
find-at-nowhere = { $text } · on no screen
find-nowhere-to-go = No screen shows this text; it can be replaced here
find-cell-level = { $flow }, { $period }
find-cell-growth = { $flow } growth, { $period }
find-cell-index = { $flow } index, { $period }
find-cell-change = { $flow } change, { $period }
find-cell-share = { $flow } share, { $period }
find-cell-contribution = { $flow } contribution, { $period }
find-cell-cover = Cover ratio, { $period }
find-record-project = Project
find-record-outcome = Point { $point } · { $session }
find-record-area = Area of the project
find-record-flow = Flow of the project
find-record-identity = Identity
find-record-event = Event
find-record-view = View
find-record-acknowledgement = Accepted conflict
find-field-name = Name
find-field-title = Title
find-field-text = Text
find-field-note = Note
find-field-quote = Quote
find-field-office = Office
find-field-publisher = Publisher
find-field-link = Link
find-field-product = Product
find-field-indicator = Indicator
find-field-reporter = Reporter
find-field-partner = Partner
find-field-party = Party
find-field-person = Person
find-field-person-office = Office held
find-field-working-group = Working group
find-field-place = Place
find-field-topic = Topic
find-field-speaker = Speaker
find-field-responsible = Responsible
find-field-paragraph = Paragraph
find-field-deadline = Deadline
find-field-words = Words
find-field-reason = Reason
find-field-template = Template
find-field-gone = Deleted point

command-find = Find…
command-find-tip = Words and figures in the whole project
command-replace = Find and replace…
command-replace-tip = Other words or digits in the whole project
command-go-to-period = Go to period…
command-go-to-period-tip = The row of a period, or of a number in the table of all figures
why-not-table = Needs a dataset or the table of all figures on the screen

## Go to

goto-title = Go to period
goto-title-row = Go to row
goto-period = Period
goto-row = Row number
goto-hint = 2023, Q3 2023, July, Jan–Sep 2023
goto-row-hint = 1 to { $count }
goto-go = Go
goto-not-there = { $period } is not in the table
goto-add = Add { $period }
goto-no-row = A whole number from 1 to { $count } is needed
goto-suggestions = Periods of the table

## What is selected

sum-cells = { $count ->
    [one] { $count } cell
   *[other] { $count } cells
}
sum-figures = { $count ->
    [0] no figure
    [one] { $count } figure
   *[other] { $count } figures
}
sum-of = sum { $number }
sum-mean = mean { $number }
sum-smallest = smallest { $number }
sum-largest = largest { $number }
sum-not = no sum: { $why }
sum-not-units = units differ
sum-not-periods = periods overlap
sum-not-flows = one flow contains another
sum-not-rates = rates and changes are not added
sum-not-kinds = levels and rates together
sum-not-one-trade = two datasets of one trade
sum-not-digits = more digits than a figure can have
sum-not-open = a figure has no upper or lower end

## All keys

keys-title = Keys
keys-search = Find a key
keys-none = No key of that kind
keys-group-move = In a table: move
keys-group-select = In a table: select
keys-group-edit = In a table: edit
keys-in-tables = Lists, menus and fields
keys-move = Move
keys-move-keys = Arrow keys
keys-edge = To the edge of what is filled
keys-edge-keys = Ctrl+arrow keys
keys-row-ends = Start and end of the row
keys-row-ends-keys = Home, End
keys-table-ends = First and last cell
keys-table-ends-keys = Ctrl+Home, Ctrl+End
keys-page = A page up or down
keys-page-keys = Page Up, Page Down
keys-tab = Right, or back
keys-tab-keys = Tab, Shift+Tab
keys-enter = Down to where the row began, or up
keys-enter-keys = Enter, Shift+Enter
keys-leave = Leave the table
keys-leave-keys = Ctrl+Tab, Ctrl+Shift+Tab
keys-extend = Select on the way
keys-extend-keys = Shift with any of these
keys-several = Another range
keys-several-keys = Ctrl+click
keys-row = Whole rows
keys-row-keys = Shift+Space
keys-column = Whole columns
keys-column-keys = Ctrl+Space
keys-type = Replace what is there
keys-type-keys = Type
keys-edit = Edit or rename
keys-edit-keys = F2, double click
keys-commit-all = Enter into all selected cells
keys-commit-all-keys = Ctrl+Enter
keys-give-up = Give up typing, close
keys-give-up-keys = Escape
keys-delete = Clear
keys-delete-keys = Delete, Backspace
keys-reorder = Move up or down in a list
keys-reorder-keys = Alt+↑, Alt+↓
keys-menu = Menu of a cell or entry
keys-menu-keys = Menu, Shift+F10
keys-menu-bar = Go to the menus
keys-menu-bar-keys = F10
keys-list = Through a list of results, and to the marked one
keys-list-keys = ↑, ↓, Enter
