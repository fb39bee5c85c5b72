## Dates and periods that can not be read

date-problem-days = { $month } has { $days } days
date-problem-month = There is no month { $month }; write the day first, as in 5.3.2024
date-problem-day-needed = Add the day, as in 5 March 2024
date-problem-year-needed = Add the year with four digits, as in 5 March 2024
date-problem-year-range = Years go from 1000 to 2999
date-problem-unread = Write a date like 5 March 2024 or 5.3.2024
period-problem-month = There is no month { $number }; months go from 1 to 12
period-problem-quarter = There is no quarter { $number }; quarters go from 1 to 4
period-problem-half = There is no half { $number }; a year has halves 1 and 2
period-problem-year-needed = Add the year, as in Q3 2024
period-problem-year-range = Years go from 1000 to 2999
period-problem-backwards = The last month stands before the first
period-problem-unread = Write a period like 2024, Q3 2024, July 2024 or January–September 2024

## Fields of all forms

field-number-digits = Digits only, as in 20
field-number-too-large = The number is too large
field-date-pick = Pick { $field } in a calendar
row-up = Move { $row } up
row-down = Move { $row } down
row-delete = Delete { $row }
calendar-month-back = Previous month
calendar-month-on = Next month
calendar-year-back = Previous year
calendar-year-on = Next year
calendar-today = Today
calendar-clear = No date
weekday-1 = Mo
weekday-2 = Tu
weekday-3 = We
weekday-4 = Th
weekday-5 = Fr
weekday-6 = Sa
weekday-7 = Su

## Commissions

commission-name = Name
commission-name-empty = A commission needs a name
commission-unnamed = Unnamed commission
commission-parties = Party
commission-parties-head = Parties
commission-add-party = Add a party
commission-co-chairs = Co-chairs
commission-co-chair = Co-chair
commission-co-chair-nth = co-chair { $number }
commission-co-chair-office = Office
commission-co-chair-from = In office from
commission-co-chair-to = In office to
commission-add-co-chair = Add a co-chair
commission-working-groups = Working groups
commission-working-group = Working group
commission-add-working-group = Add a working group
commission-founding = Founding document
commission-founding-link = Founding document link
commission-founding-link-short = Document link
commission-founding-open = Open founding document
commission-note = Note
commission-sessions = Sessions
commission-sessions-none = No sessions yet. A session keeps who met, what was on the agenda and what was decided.
commission-gone = This commission is not in the project any more
session-add = New session
session-duplicate = Duplicate session
session-duplicate-of = Duplicate { $session }

## A session

session-gone = This session is not in the project any more
session-new = New session
session-without-number = Unnumbered session
session-number = Session number
session-date = Date
session-last-day = Last day
session-last-day-before = The last day is before the first
session-place = Place
session-format = Format
session-phase = Phase
session-next-date = Next session date
session-next-place = Next session place
session-note = Note
format-not-stated = not stated
format-in-person = in person
format-online = online
format-mixed = mixed
phase-draft = draft
phase-agreed = agreed
phase-signed = signed

session-source = Source
session-source-nth = Source { $number }
session-source-quote = Quote, source { $number }
session-source-quote-hint = Words it rests on
session-source-add = Add a source
session-source-new = New source…
session-source-title = Title of the new source
session-source-title-hint = Title, then Enter
session-source-gone = Source that is not in the project any more
session-document = Documents
session-document-title = Title, document { $number }
session-document-link = Link, document { $number }
session-document-nth = document { $number }
session-document-title-hint = Title
session-document-link-hint = Link or path
session-document-add = Add a document
session-document-open-nth = Open document { $number }

session-delegations = Delegations
delegation-party = Party
delegation-head = Head of delegation
delegation-office = Office
delegation-members = Members
delegation-nth = delegation { $number }
delegation-member-hint = Name, office
delegation-member = Member { $number }, { $party }
delegation-add-member = Add a member
delegation-add-member-of = Add a member, { $party }
delegation-add = Add a delegation
column-of-row = { $column }, { $row }

session-agenda = Agenda
agenda-topic-nth = Topic { $number }
agenda-add = Add a topic

## Outcomes

session-outcomes = Outcomes
outcomes-summary = { $all } · { $open } open · { $overdue } overdue on { $date }
outcomes-none = What the session decided: each point with who answers for it and by when
outcome-nth = outcome { $number }
outcome-title = Outcome { $number }
outcome-paragraph-sign = ¶
outcome-paragraph = Paragraph
outcome-kind = Kind
outcome-text = What was decided
outcome-topic = Topic
outcome-responsible = Responsible
outcome-deadline = Deadline
outcome-status = Status
outcome-overdue = overdue
outcome-add = Add an outcome
outcome-add-below = Add an outcome below
outcome-menu = More for { $outcome }
outcome-move-up = Move up
outcome-move-down = Move down
outcome-duplicate = Duplicate
outcome-delete = Delete
outcome-delete-nth = Delete { $outcome }
responsible-both = both sides

kind-information = information
kind-decision = decision
kind-commitment = commitment
kind-intention = intention
status-open = open
status-in-progress = in progress
status-done = done
status-partly-done = partly done
status-postponed = postponed
status-dropped = dropped
status-superseded = superseded
priority-normal = normal
priority-high = high
priority-low = low

deadline-none = none stated
deadline-near-future = in the near future
deadline-permanent = permanent
deadline-none-words = none|none stated|no deadline|no deadline stated|not stated
deadline-near-future-words = in the near future|near future|the near future
deadline-permanent-words = permanent|permanently|on a permanent basis|ongoing
deadline-choose = Choose { $field }

## The inspector of an outcome

outcome-gone = This outcome is not in the project any more
outcome-log = Status log
outcome-log-none = Open since the session; no entry yet
outcome-log-date = Date, entry { $number }
outcome-log-status = Status, entry { $number }
outcome-log-words = Words, entry { $number }
outcome-log-words-hint = What was reported
outcome-log-source = Source, entry { $number }
outcome-log-source-none = no source
outcome-log-nth = entry { $number }
outcome-log-add = Add an entry
outcome-priority = Priority
outcome-note = Note
outcome-target = Target
outcome-delete-this = Delete this outcome
sessions-session = Session
sessions-open = Open

## Trade at the time of a session

session-trade = Trade at the time of the session
session-trade-flow = { $flow } { $period }
session-trade-note = as printed by { $date } · { $unit }
session-trade-note-today = as on file today · { $unit }

session-trade-change = { $flow } { $then } → { $now } ({ $growth })
session-trade-since = From { $then }, known at the { $session }, to { $now }: { $changes }
session-trade-revision = { $flow } { $period } was known as { $then } at the session before, as { $now } at this one
session-trade-no-change = Nothing new since the { $session }
session-trade-coincidence = That trade changed between two sessions is a coincidence in time, and no sign of a cause

## A session as a whole

session-matters = Matters arising, { $count } open
session-draft-next = Draft next session
session-keep-template = Keep as template…
session-locked = This protocol is signed: its words are read only. Statuses, notes, sources and documents stay open.
session-reopen = Reopen…
session-reopen-who = Who reopens it
session-reopen-why = Why
session-reopen-today = Reopen on { $date }
session-reopened = Reopened
session-reopened-line = { $date } · { $who } · { $why }
session-statements = Statements
statement-speaker = Speaker
statement-text = What was said
statement-add = Add a statement
statement-nth = statement { $number }
agenda-rapporteur = Rapporteur
document-there = The file is there
document-open-title = Open this document?
document-open = Open
template-name = Name of the template
template-name-hint = Name, then Enter
template-kept = Kept as a template of the commission
template-start = New session
template-new-session = New session from { $name }
template-about = { $place } · { $topics } topics
commission-templates = Templates
commission-templates-none = A session can be kept as a template: its place, delegations and agenda begin the next one
commission-timeline = Time line
timeline-session = Go to { $session }

dropped-not-yet = Open at the { $session }, without an answer here yet
dropped-here = Silently dropped: open at the { $session }, without an answer here
dropped-after = Silently dropped: without an answer at the { $session }
dropped-answer = Answer
dropped-answer-there = Answer there
dropped-button = { $button }: { $what }
dropped-taken-up = taken up again at the { $session }

## Matters arising

matters-title = Matters arising
matters-progress = { $place } of { $all } · { $answered } answered
matters-none = The sessions before left nothing open
matters-done = Every open point has an answer
matters-leave = Back to the session
matters-next = Next
matters-back = Previous
matters-take = Take suggestion
matters-suggestion-like = { $result }, as “{ $text }” of this session
matters-suggestion-continue = continued, in the same words
matters-continued = Continued
matters-reworded = Reworded
matters-narrowed = Narrowed
matters-merged = Merged
matters-split = Split
matters-fulfilled = Fulfilled
matters-dropped = Dropped
matters-words = Words
matters-words-hint = What was reported
matters-deadline = New deadline
matters-keys = W words · L deadline · ← → through the points · Ctrl+Z takes the last answer back · Esc leaves
matters-reworded-text = New wording
matters-narrowed-text = Narrowed to
matters-merged-text = Wording of both
matters-split-text = Parts, one a line
matters-merge-into = Becomes part of a point of this session
matters-merge-with = Becomes one point with
matters-take-text = Take over
matters-write-first = Write the words first
matters-choose-first = Choose the other point first
matters-answered = Answer: { $result }
matters-take-back = Take the answer away

## The history of a commitment

outcome-history = History
history-title = History of a commitment
history-sessions = { $count ->
    [one] In { $count } session
   *[other] In { $count } sessions
}
history-status = { $status } today
history-this = this point
history-leave = Back to the session
history-from = { $result } from the point of the { $session }
history-found = { $result } at the { $session }
history-moved = Deadline moved from { $then } to { $now }
history-removed = [removed: { $text }]
history-added = [added: { $text }]
history-same = in the same words
history-unlink = Unlink
history-unlink-nth = Unlink stage { $number }
history-link = Link to points of other sessions
history-find = Words in the point
history-find-hint = Empty: points that are about the same
history-none-alike = No point of another session is about the same
history-link-earlier = It came out of this
history-link-later = It became this
history-alike = { $share } % alike

## Targets and quoted figures

target-add = Add a target
target-delete = Delete the target
target-series = Series
target-field-none = no series
target-field-gone = Dataset that is not in the project any more
target-flow = Flow
target-goal = Target
target-by = To be reached in
target-baseline-period = Baseline period
target-baseline = Baseline
target-words = Target in the protocol’s words
target-number-needed = Write one number, as in 529.4 or 1 billion

quoted-title = Quoted figures
quoted-link = Link to their cells
quoted-none = No cell of the project says one of the numbers in the text
quoted-figure = { $number }, { $flow } { $period }, { $dataset }
quoted-same = as the cell has it
quoted-other = The cell says { $value } now
quoted-gone = The cell has no number now
quoted-dataset-gone = a dataset that is gone
quoted-unlink = Unlink { $figure }

toast-deleted-referred = { $count ->
    [one] A later session referred to it; its words stay readable there
   *[other] Later sessions referred to it in { $count } places; its words stay readable there
}
