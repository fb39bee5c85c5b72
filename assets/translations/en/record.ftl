## The record of a commission: what is done to it, and what cannot be

undo-set-status = { $count ->
    [one] set the status of { $count } outcome
   *[other] set the status of { $count } outcomes
}
undo-reopen = reopen { $what }
refused-locked = The protocol of the { $session } is signed. Reopen it first, with who and why.
refused-not-signed = The protocol is not signed, so that it need not be reopened
refused-who-and-why = Say who reopens the protocol, and why
refused-not-later = A session can take up only points of earlier sessions of its commission
refused-already-reviewed = The session has an answer to this point already. Take that one away first.
refused-text-needed = A text is needed
refused-read-only = Another window edits this file: choose Edit here, or save it as another file

result-continued = continued
result-reworded = reworded
result-narrowed = narrowed
result-merged = merged
result-split = split
result-fulfilled = fulfilled
result-dropped = dropped

issue-same-number = Several sessions are the { $rank }. Give all but one another number.
issue-ends-before-start = The last day, { $to }, is before the first, { $from }. Correct one of the two.
issue-next-not-after = The next session, { $next }, is not after this one, { $from }. Correct its date.
issue-number-out-of-order = The { $earlier } was before the { $later }, but has the higher number. Correct a date or a number.
issue-deadline-before-session = The deadline, { $day }, is before the session, { $from }. Correct it, or leave it as the protocol has it.
issue-review-of-gone = A point that was reviewed here is gone. Take the review away, or choose another point.
issue-becomes-gone = A review leads to a point that is gone. Choose another one.
issue-review-out-of-order = A review here is of a point that is not of an earlier session of this commission. Link it to an earlier one.
issue-leads-nowhere = A review says that a point goes on, but to no point. Link it to the point that it became.
issue-circle = Points continue each other in a circle. Take one of the links away.
issue-long-text = The text has { $size } kB. Keep the decision here, and the rest in a document.

gone-point = { $session }, ¶ { $paragraph }, deleted
gone-point-plain = { $session }, deleted

## Documents that leave the program

paper-status = Status of implementation
paper-open = Open points
# The points that the register shows
paper-shown = Points of the register
paper-source-shown = protocols of the sessions named here
paper-filter = Shown: { $filter }
paper-filter-none = All points
paper-filter-or = {" or "}
paper-filter-text = “{ $text }”
paper-filter-from = due from { $date }
paper-filter-to = due to { $date }
paper-title = { $paper }, { $of }
paper-date = As of { $date }
paper-source = Source: { $source }
paper-source-session = protocol of the { $session }
paper-source-commission = protocols of all sessions
paper-counts = { $points } · { $done } done · { $open } open · { $overdue } overdue
paper-report = What was done
paper-last-report = Last report
paper-overdue = { $status }, overdue
paper-became = { $result } at the { $session }
paper-became-as = { $result } at the { $session }, ¶ { $paragraphs }
paper-no-points = No points
paper-nothing-open = Nothing is open
paper-page = Page { $page } of { $pages }

calendar-session = { $what }, { $commission }
calendar-next = Next after the { $what }, { $commission }
calendar-deadline = Due: { $what }
calendar-deadline-settled = Was due: { $what }
calendar-all = Commissions

document-gone = There is no file at this path. Correct it, or put the file there.
document-outside = This file is outside the project’s folder, so that others may not have it. Tradebook asks before it opens it.
document-network = This is on another machine. Tradebook asks before it looks there.
document-no-folder = Save the project first: this path begins at its folder
document-other = Only web pages and files are opened

## Targets

target-reached = Reached: { $latest } in { $period }, and the target is { $goal }
target-missed = Missed: { $latest } in { $period }, and the target was { $goal }
target-on-track = On track: { $latest } in { $period }, where growth at one rate needs { $due }
target-off-track = Off track: { $latest } in { $period }, where growth at one rate needs { $due }
target-no-series = Choose the dataset that the target is measured by
target-series-gone = The dataset of this target is gone. Choose another one.
target-no-figure = The series has no figure up to the target’s period yet
target-no-date = Say by when the target is to be reached, to know whether it is on track
target-no-baseline = Say from which figure the target starts, to know whether it is on track
target-baseline-after = The baseline is not before the target. Correct one of the two periods.
target-other-length = Baseline and target are of periods of different length. Choose two years, or two quarters.
target-nothing-since = The series has no figure after the baseline yet
target-not-positive = Growth at one rate has no meaning from or to amounts of 0 and below
target-too-large = A number has too many digits, or the way is longer than a century
target-level = { $value } in { $period }
target-level-calculated = { $value } in { $period }, calculated
target-step-baseline = Baseline
target-step-latest = Latest figure
target-step-goal = Target
target-step-gap = Gap
target-step-progress = Share of the way gone
target-step-so-far = Growth a year so far
target-step-needed = Growth a year still needed
target-step-due = Needed by now
