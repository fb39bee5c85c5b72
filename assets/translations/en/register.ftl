## The register of all points

register-title = Register
register-points = { $count ->
    [one] { $count } point
   *[other] { $count } points
}
register-of = { $shown } of { $total } points
register-parts = { $done } done · { $open } open · { $overdue } overdue
register-selected = { $count ->
    [one] { $count } point selected
   *[other] { $count } points selected
}
register-overdue = Overdue
register-overdue-days = { $count ->
    [one] ! { $count } day
   *[other] ! { $count } days
}
register-overdue-by = Overdue { $days }
register-last-entry = Last entry
register-row = { $session }, ¶ { $paragraph }
register-row-plain = { $session }, { $text }
register-group = group { $group }
register-head-ascending = { $column }, first to last
register-head-descending = { $column }, last to first
register-nobody = Nobody named
register-no-topic = No topic
register-no-day = No day
register-read-only = This is calculated
register-status-of-review = A later session settled this point. Its status comes from the review there.
register-one-of = Write one of these: { $names }
register-entry = { $status }, { $date }
register-entry-words = { $status }, { $date }: { $words }
register-not-cleared = A text, a kind and a status cannot be empty. Type another over it.

# Over the table
register-find = Find points
register-find-tip = Words of the text, paragraph, topic, side, note, last report, commission or session; Down goes into the table
register-commission = Commission
register-any-commission = Any commission
register-any-session = Any session
register-any-side = Any side or body
register-any-topic = Any topic
register-any-kind = Any kind
register-any-status = Any status
register-any-deadline = Any deadline
register-several = Several
register-which = Which points
register-which-all = All points
register-which-pending = To be done
register-which-overdue = Overdue
register-due-in = Due in { $days } days
register-due-in-a-year = Due in a year
register-due-between = Due between…
register-due-from = Due from
register-due-to = Due to
register-group-by = Group by
register-group-none = No groups
register-group-commission = By commission
register-group-session = By session
register-group-side = By side or body
register-group-topic = By topic
register-group-status = By status
register-group-kind = By kind
register-group-priority = By priority
register-group-month = By month due
register-at = Overdue counted on
register-bars = Bars
register-bars-tip = How much is done, open and overdue, by session and by side
register-by-session = By session
register-by-side = By side or body
register-bar = { $name }, { $counts }
register-export = Export…
register-all-points = All points
register-looks = Needs a look
register-looks-count = Needs a look ({ $count })

# What there is to do where there is nothing
register-empty = No points yet. They come from the sessions of commissions.
register-empty-sessions = No points yet. Add the first session of the commission.
register-empty-points = No points yet. Write down in the session what was decided.
register-go-to-session = Go to the session
register-none-found = No point meets all of these conditions
register-show-all = Show all points

# In a cell
register-menu-go = Go to the point
register-menu-status = Status…
register-menu-only-session = Only this session
register-menu-only-side = Only these sides
register-menu-only-topic = Only this topic

# Views
register-views = Views
register-views-tip = Filters, groups and orders that are kept in the file
register-view-changed = { $name }, changed
register-view-replace = Keep the changes in { $name }
register-view-delete = Delete { $name }
register-view-title = Keep as a view
register-view-name = Name
register-view-there = There is a view of this name. It is written over.
register-view-write-over = Write over
register-view-keep = Keep

# What needs a look
register-lost = The { $next } did not look at it, and nobody has since. Take it up, or note what became of it.
register-lost-draft = The draft of the { $next } does not look at it yet
register-looks-none = Nothing needs a look: no open point was forgotten, and no record contradicts another
register-looks-explained = Open points that the next session did not look at, and records that cannot be as they stand

## Set the status of several points

statuses-title = Status of the selected points
statuses-settled = { $count ->
    [one] { $count } further point was settled by a later session and is left as it is
   *[other] { $count } further points were settled by later sessions and are left as they are
}
statuses-choose = Choose a status
statuses-date = Date of the entry
statuses-words = Words
undo-change-points = { $count ->
    [one] change { $count } point
   *[other] change { $count } points
}

## Documents and the calendar into files

papers-title = Export points
papers-explained = A table with the date and the source it rests on, for documents, spreadsheets and text
papers-calendar-title = Export calendar
papers-calendar-explained = Sessions and deadlines, for calendar programs
papers-kind = Document
papers-of = Commission or session
papers-of-commission = Commission
papers-at = As of
papers-all-commissions = All commissions

## The calendar

calendar-title = Calendar
calendar-keys = Arrows go by days and weeks, Page Up and Page Down by months, Home to today, Enter opens
calendar-empty = No session and no deadline has a day yet
calendar-next-from = Next from { $date }
calendar-overdue-below = { $count ->
    [one] ! { $count } point was overdue by then, below
   *[other] ! { $count } points were overdue by then, below
}
calendar-nothing-next = Nothing is due and no session is planned after this day
calendar-announced = next after the { $session }
calendar-more = { $count ->
    [one] { $count } more
   *[other] { $count } more
}
calendar-kind-session = Session
calendar-kind-announced = Next session
calendar-kind-deadline = Deadline
calendar-kind-overdue = { $count ->
    [one] ! Overdue by { $count } day
   *[other] ! Overdue by { $count } days
}
calendar-kind-settled = ✓ Settled

## Commands

command-register = Register
command-register-tip = The points of all sessions in one table
command-needs-a-look = Needs a look
command-needs-a-look-tip = Forgotten points, and records that cannot be as they stand
command-calendar = Calendar
command-calendar-tip = Sessions and deadlines by month
command-keep-view = Keep as a view…
command-keep-view-tip = Keep filter, groups and order of the register under a name
command-export-register = Export points…
command-export-register-tip = Status of implementation or open points as Word, Excel, CSV or Markdown
command-export-shown = Export shown points…
command-export-shown-tip = The points as they are filtered, grouped and sorted, as Word, Excel, CSV or Markdown
command-export-calendar = Export calendar…
command-export-calendar-tip = Sessions and deadlines for calendar programs (.ics)
why-not-point = Select a point in the register first
why-not-register = Open the register first
