# Verdicts on figures, and why.

verdict-cannot-hold = Cannot all hold
verdict-attention = Worth attention
verdict-not-decided = Not decided
verdict-tight = Tight
verdict-by-convention = Explained by rounding
verdict-consistent = Consistent
verdict-undetermined = Undetermined

verdict-one-cannot = { $count ->
   *[other] This figure cannot hold by itself
}
verdict-all-cannot = { $count ->
   *[other] { $count } figures cannot all hold if rounded to nearest
}
verdict-all-cannot-as-set = { $count ->
   *[other] { $count } figures cannot all hold, rounded as their source is set to
}
verdict-all-attention = { $count ->
   *[other] { $count } figures cannot all hold if “about” and “nearly” are taken narrowly
}
verdict-all-not-decided = { $count ->
   *[other] { $count } figures are too many to decide about
}
verdict-all-undetermined = { $count ->
   *[other] { $count } figures, none of which follows from the others
}
verdict-all-by-convention = { $count ->
   *[other] { $count } figures can all hold, because their source does not round to nearest
}
verdict-all-tight = { $count ->
   *[other] { $count } figures can all hold, with little room
}
verdict-all-consistent = { $count ->
   *[other] { $count } figures can all hold
}

verdict-title = { $tables }, { $periods } · { $of }
verdict-tables = { $first } and { $count } more
verdict-periods = { $from } to { $to }
verdict-issue = { $issuer }, { $date }
verdict-no-source = no source
verdict-of-table = { $name } ({ $table })
verdict-quantity = { $flow } { $period }
verdict-statement = { $name }: { $printed }
verdict-printed-range = { $from }…{ $to }
verdict-growth-on = growth of { $of } on { $base }
verdict-percentage-of = { $of } as a percentage of { $base }
verdict-not-outside = { $name }: not outside { $range }
verdict-implied-value = { $name }: { $value } ({ $range })
verdict-implied-range = { $name }: { $range }
verdict-anything = anything
verdict-convention = levels { $levels }, rates { $rates }
verdict-reasons = Truncation, a revised base and a misprint look the same from here. The program cannot tell them apart.

verdict-repair-to = { $name } as { $other } instead of { $now } ({ $range })
verdict-repair-range = { $name } anywhere in { $range } instead of { $now }
verdict-repair-out = Without { $name } ({ $now }) the others can hold
verdict-repair-together = Together: { $changes }

rounding-nearest = rounded to nearest
rounding-toward-zero = truncated
rounding-down = rounded down
rounding-up = rounded up
rounding-from-rounded-levels = calculated from rounded levels

proof-because = { $line }  ({ $because })
proof-but-at-least = but “{ $printed }” needs at least { $limit }
proof-but-at-most = but “{ $printed }” allows at most { $limit }
proof-nothing-left = Nothing above zero fits all of these
proof-not-from-levels = No rounding of the quotient of the printed levels is { $because }

left-out = { $name } · { $table }: { $why }
left-out-share-change = a change of a share is not checked
left-out-break = the series has a break here
left-out-no-base = there is no base above zero
left-out-no-whole = the project has no table of the whole
left-out-too-long = the number has too many digits

bulletin-title = Bulletin
bulletin-period = Period
bulletin-period-hint = 2023, or Jan–Sep 2024
bulletin-period-needed = Type the period that the figures are of
bulletin-source = Source
bulletin-source-hint = Who printed it, and when
bulletin-now = This period
bulletin-base = A year earlier
bulletin-growth = Growth, %
bulletin-field = { $flow }, { $column }
bulletin-trouble = { $field }: { $why }
bulletin-nothing-yet = Type figures as they are printed. As soon as one follows from others, the verdict stands here.
bulletin-repairs = What would repair it
bulletin-proof = The proof, all rounding in their favour
bulletin-fits = They all fit with
bulletin-implied = What follows
bulletin-make = Make a dataset
