## The verdicts on figures: the page, what is tried out, what is accepted

checks-title = Checks
checks-list = Verdicts
checks-empty = Nothing is checked yet. Figures of one issue that hang together, as exports, imports and turnover, are checked as soon as there are two of them.
checks-waiting = Being checked
checks-none-found = No verdict meets these conditions
checks-find = Find verdicts
checks-which = Which verdicts
checks-which-all = All verdicts
checks-which-open = Conflicts not accepted
checks-which-accepted = Accepted
checks-which-implied = With implied figures
checks-choice = { $name } ({ $count })
checks-accepted = Accepted

checks-told = { $count ->
    [one] { $count } conflict
   *[other] { $count } conflicts
}
checks-told-none = { $count ->
    [one] No open conflict in { $count } group of figures
   *[other] No open conflict in { $count } groups of figures
}
checks-told-nothing = No two figures hang together yet

checks-way-one = It would be repaired by { $example }.
checks-way-figures = Any of { $count } figures would repair it alone, for instance { $example }.
checks-way-rounding = All of them fit with { $convention }.
checks-figures = The figures, and what their digits allow
checks-column-figure = Figure
checks-column-printed = Printed
checks-column-allows = Its digits allow
checks-column-needs = The others need
checks-needs-not-alone = not by itself
checks-needs-outside = not in the group
checks-column-bars = In units of the last digit
checks-bar-own = its digits allow
checks-bar-others = the others need
checks-bar-scale = in units of the last printed digit; the line in the middle is what is printed
checks-figure-tip = Go to the cell
checks-figure-spoken = { $figure }; its digits allow { $allows }
checks-figure-spoken-both = { $figure }; its digits allow { $allows }, the others need { $needs }

checks-sets = { $count ->
   *[other] { $count } smallest groups that conflict
}
checks-set = Group { $nth }: { $count } figures

checks-proof = The proof, all rounding in their favour
checks-repairs = What would repair it
checks-no-repair = No change of one or two figures would.
checks-not-all = There may be further conflicts and repairs.
checks-try = Try
checks-try-tip = Shows what the change would do. Nothing is changed yet.
checks-try-what = Try { $what }
checks-as = { $name } as { $printed }
checks-try-convention = If the source writes { $convention }
checks-change = { $now } → { $then }
checks-trial = On trial, not made yet
checks-trial-waiting = Being worked out
checks-trial-verdict = Then { $verdict }
checks-make = Make this change
checks-make-tip = One step, which Undo takes back
checks-leave = Leave it

checks-conventions = Which habit of rounding explains it
checks-no-convention = None: these figures do not fit under any way of rounding.
checks-more-conventions = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
checks-note = Note for the source
checks-note-tip = Sets how the source rounds, which Undo takes back
checks-note-what = Note that the source writes { $convention }
checks-follows = What follows
checks-follows-under = What follows with { $convention }

checks-implied = What follows for figures nobody printed
checks-take-over = Take over as estimated
checks-take-over-tip = Writes it into its empty cell, with the status estimated
checks-take-over-what = Take over { $what }
checks-more-follows = More may follow. It is being worked out.
checks-unfinished = The work allowed did not suffice for all that follows.
checks-note-estimated = Estimated: follows from the other printed figures

checks-reason = Reason
checks-reason-hint = Why these figures stay as they are
checks-accept = Accept
checks-accepted-on = Accepted on { $date }: { $reason }
checks-accepted-before = Open again: figures were changed since this was accepted on { $date }: { $reason }
checks-reopen = Take back
checks-reopen-tip = The conflict is open again

checks-open-source = Open the source
checks-open-dataset = Open the dataset
checks-show-verdict = Show its verdict
checks-issues = Other issues of these figures
checks-issues-apart = Figures of two issues are never judged together. One of them may be revised.
checks-shared = { $count ->
    [one] { $count } of the same cells
   *[other] { $count } of the same cells
}
checks-partner = The partner’s figures
checks-partner-has = { $dataset } has the same trade as the partner records it. Differences between the two have causes of their own and are no conflict.
checks-left-out = { $count ->
    [one] { $count } figure is not checked
   *[other] { $count } figures are not checked
}

menu-checks = Checks
tree-checks = Checks
why-not-conflict = No conflict is open
why-not-checks = A verdict has to be on the screen: open Checks first
command-show-checks = Checks
command-show-checks-tip = Whether the printed figures can all be true
command-check-figures = Check figures
command-check-figures-tip = Works out all verdicts now
command-next-conflict = Next conflict
command-next-conflict-tip = Shows the next conflict that nobody accepted
command-go-to-cells = Go to the cells
command-go-to-cells-tip = Shows the table with the first figure of the conflict
command-accept-conflict = Accept with a reason…
command-accept-conflict-tip = The conflict stays on record with the reason, and is shown again if its figures change
