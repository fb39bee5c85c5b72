## Copy, paste, and the table saved for other programs

copy-not-a-rectangle = Ranges are copied together where they stand in the same rows or the same columns
copy-head-beside = { $column }, { $dataset }
copy-head-beside-unit = { $column }, { $dataset }, { $unit }

# The preview of a block from the clipboard
paste-title = Paste
paste-do = Paste
paste-nothing = There is no text to paste
paste-picture = The clipboard has a picture; copy the numbers as text
paste-decimal = Decimal sign
paste-comma = Comma
paste-point = Point
paste-unit = Amounts in
paste-in-units = units
paste-turned = Rows and columns the other way round
paste-heads = First row and column are heads
paste-empties = Empty cells clear
paste-conflict = Figures of other sources
paste-conflict-correct = Correct
paste-conflict-both = Keep both
paste-conflict-leave = Leave
paste-cell-name = Pasted { $column }, { $period }
paste-period-new = { $period } (new)
paste-replaces = { $new } ← { $old }
paste-empty = empty
paste-open-reason = { $text } can be read in two ways: the keys , and . choose the decimal sign
paste-conflict-reason = Printed by { $source }
paste-same-reason = There already
paste-other-unit = The block says { $unit }, which is not the unit of this table
paste-figures = { $count ->
    [one] { $count } figure
   *[other] { $count } figures
}
paste-texts = { $count ->
    [one] { $count } note or source
   *[other] { $count } notes or sources
}
paste-new-periods = { $count ->
    [one] { $count } new period
   *[other] { $count } new periods
}
paste-corrections = { $count ->
    [one] { $count } correction
   *[other] { $count } corrections
}
paste-conflicts = { $count ->
    [one] { $count } figure of another source
   *[other] { $count } figures of other sources
}
paste-cleared = { $count ->
    [one] { $count } cell cleared
   *[other] { $count } cells cleared
}
paste-open = { $count ->
    [one] { $count } that can be read in two ways
   *[other] { $count } that can be read in two ways
}
paste-unread = { $count ->
    [one] { $count } text that is no number
   *[other] { $count } texts that are no numbers
}
paste-provisional = { $count ->
    [one] { $count } provisional
   *[other] { $count } provisional
}
paste-without-place = { $count ->
    [one] { $count } text without a place
   *[other] { $count } texts without a place
}

# Why a pasted text has no place
paste-why-columns = { $text }: beyond the last column
paste-why-rows = { $text }: beyond the last row that can be added
paste-why-head = { $text }: this head is not known
paste-why-period = { $text }: this row has no period or flow that is known
paste-why-country = { $text }: another country than the dataset’s
paste-why-product = { $text }: another product than the dataset’s
paste-why-calculated = { $text }: the column is only calculated
paste-why-figure = { $text }: there is no figure that it is of
paste-why-source = { $text }: no source has this name
paste-why-twice = { $text }: its cell has a figure of this block already
paste-why-words = { $text }: words beside the figures

# The table saved for other programs
command-export-csv = Save table as CSV…
command-export-csv-tip = Write the table on the screen to a text file that spreadsheets open
command-export-xlsx = Save table as Excel workbook…
command-export-xlsx-tip = Write the table on the screen to an Excel workbook
command-export-csv-path = Save table as CSV to path…
command-export-csv-path-tip = Write the table on the screen as CSV to a typed path
command-export-xlsx-path = Save table as Excel workbook to path…
command-export-xlsx-path-tip = Write the table on the screen as an Excel workbook to a typed path
path-export-csv-title = Save table as CSV
path-export-xlsx-title = Save table as Excel workbook
export-notes = Status and notes
export-done = Saved { $name }
export-failed = { $name } was not saved. { $why }
export-too-large = The table is larger than a workbook can be
paste-why-dataset = { $text }: no dataset of this table has this name
paste-why-several = { $why } · { $count } texts

# What the columns of labels in a block were read as
paste-labels-are = Labels: { $labels }
paste-label = { $name } – { $what }
paste-label-says = { $name } – { $what }, { $says }
paste-head-flow = { $flow }, { $period }
paste-label-period = period
paste-label-flow = flow
paste-label-reporter = reporter
paste-label-partner = partner
paste-label-country = country
paste-label-product = product
paste-label-nothing = left out
