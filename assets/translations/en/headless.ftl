## The program without a window, and messages about files

help = Tradebook { $version }: trade datasets and the records of intergovernmental commissions

    Usage
      tradebook [FILE]             open a window, with a project in it
      tradebook check FILE         load and validate a project, and say which figures cannot all hold
      tradebook check --statements FILE
                                   the same of a plain list of statements
      tradebook dump FILE          print datasets with their calculated growth as a table
      tradebook dump --json FILE   the same as JSON
      tradebook register FILE      list the points of all commissions
      tradebook render FILE --chart NAME -o OUT
                                   write a chart as OUT, which ends in .svg, .pdf or .png
      tradebook render FILE --all FOLDER
                                   write every chart as SVG, PDF and PNG
      tradebook --one-frame [FILE] draw one frame and close, for measuring the start
      tradebook --version
      tradebook --help

    Options of check
      --json            as JSON
      --strict          exit status 2 where figures cannot all hold and nobody accepted it

    Options of register
      --open            only what is still to be done
      --overdue         only what is still to be done after its day
      --at DATE         the day that overdue is calculated against, such as 2024-07-01; today unless said
      --json            as JSON

    A chart is found by its name, its title or its id. Options of render
      --size WxH        pixels at 96 dpi, or column, slide or post; otherwise the chart’s own size
      --dpi N           dots an inch of a PNG, 96 unless said
      --lang LANGUAGE   en, ru, kk or az: the words on the chart
      --transparent     without a background
      --outlines        letters of an SVG as shapes, for programs that take no font from a file
      --replace         with --all: write over files that are there

    Exit status: 0 all is well, 1 the file or the command line can not be used, 2 figures cannot all hold (check --strict).
help-hint = `tradebook --help` says what can be written here.

count-datasets = { $count ->
    [one] { $count } dataset
   *[other] { $count } datasets
}
count-figures = { $count ->
    [one] { $count } figure
   *[other] { $count } figures
}
count-sessions = { $count ->
    [one] { $count } session
   *[other] { $count } sessions
}
count-outcomes = { $count ->
    [one] { $count } outcome
   *[other] { $count } outcomes
}

file-not-found = There is no file of this name. Check the path, or choose the file again.
folder-not-found = The folder of this path is not there. Make it, or save to another place.
file-there = There is a file of this name. Save again to replace it, or type another name.
file-is-folder = This is a folder, not a file. Choose a file in it.
file-not-allowed = This file may not be read or written here. Ask its owner, or save under another name.
file-too-large = The file is larger than 512 MiB. Divide the project into several.
file-disk-full = The disk is full. Make room, or save to another place; the old file is as it was.
file-in-use = This file is open in another program. Close it there, or save under another name.
file-link-loop = This link leads in a circle. Save under another name, or mend the link.
file-name-refused = This disk can not have a file of this name. Use a shorter or plainer name.
file-other = The file could not be used: { $cause }. Try again, or use another place.

save-unfaithful = The project would not read back as it is, so nothing was written. Save a copy under another name, and report this.
save-gone = The file was removed or renamed by another program. Save again to write it anew, or save under another name.
save-changed = The file was changed by another program since it was opened. Compare the two, save under another name, or replace it.
save-cannot-replace = This folder does not let the file be replaced. Save under another name, or write over the file itself.
save-no-copy = The old file could not be kept first, so it was not written over. { $cause }
save-half-written = The file was written in part only. What it held is in { $kept }. Save again, or save to another place.
saved-other-names = { $count ->
    [one] The file has { $count } other name, which leads to the old content. Save there too if it is to follow.
   *[other] The file has { $count } other names, which lead to the old content. Save there too if they are to follow.
}
saved-owner-changed = The file belongs to you now. Tell its owner if that matters.
saved-rights-lost = The file could not get all rights of the old one. Set them in its folder.
saved-not-kept = Saved, but the old file is not among the older versions. { $cause }
saved-not-flushed = Saved, but not yet safe from a power cut. { $cause }
backup-busy = Another window is keeping an older version. Save again.
backup-too-large = It is larger than all older versions may be together. Give them more room in File › Older versions.
backup-damaged = The older version is damaged. Choose another one.
backup-off = No older versions are kept. Save under another name.

read-empty = The file is empty. Open a backup or another file.
read-not-text = The file is not text (byte { $offset }). Open a project that Tradebook has saved.
read-not-a-project = This is not a Tradebook project (line { $line }, column { $column }). Open a project that Tradebook has saved.
read-syntax = The file can not be read at line { $line }, column { $column }: { $problem }. Correct it there in a text editor, or open a backup.
read-unknown-field = The field “{ $name }” at line { $line }, column { $column } is not known here. Remove or correct it in a text editor.
read-unknown-word = The word “{ $name }” at line { $line }, column { $column } is not known here. Write one of { $known }.
read-missing-field = The field “{ $name }” is missing before line { $line }, column { $column }. Add it in a text editor, or open a backup.
read-repeated-field = The field “{ $name }” stands twice, again at line { $line }, column { $column }. Remove one of the two in a text editor.
read-newer = This file was written by a newer Tradebook (format { $found }). This version reads formats up to { $supported }. Update Tradebook to open it.
read-too-deep = The file is nested too deeply at line { $line }, column { $column }: { $limit } levels at most. Open a project that Tradebook has saved.
check-summary = { $conflicts } of { $all } checks cannot hold
check-accepted = Accepted: { $reason }
check-conflict = These cannot all hold: { $figures }
check-repairs = One of these would repair it
check-conventions = All of them fit with
check-statements-refused = { $cause }. The format is in docs/statements.md.
check-statements-too-large = The list is longer than 4 MB: split it.
check-salvage = Of this file can still be read { $counts }. The window opens that as a project of its own; the file stays as it is.
read-too-long = The text at line { $line }, column { $column } is too long: { $limit } MiB at most. Put it into a file of its own and link to it.
read-too-many = The file has { $found } records: { $limit } at most, beside figures. Divide the project into several.
read-bad-value = “{ $found }” at line { $line }, column { $column } can not stand there. Write { $wanted }.
read-duplicate-id = The id { $id } at line { $line }, column { $column } is taken by another record at line { $first-line }, column { $first-column }. Give one of the two another id.

problem-end = the file ends too early
problem-missing = “{ $sign }” is missing
problem-text-missing = a text in quotes is missing
problem-text-not-closed = a text is not closed with a quote
problem-integer = a whole number is missing, or it is too large
problem-boolean = true or false is missing
problem-name = a name is missing
problem-escape = a backslash is followed by what is no escape
problem-comment = a comment is not closed
problem-character = the character “{ $sign }” does not belong here
problem-trailing = something follows the end of the project
problem-length = a list has too few or too many values ({ $expected })

wanted-amount = an amount such as 456.3, 1.2e9, 12.0..15.5, nil, negligible, none or unread: with the words
wanted-fewer-digits = an amount of at most 28 digits
wanted-number = a number such as 456.3 or 1.2e9
wanted-color = a colour such as #0b6490
wanted-period = a period such as 2023, 2023-S1, 2023-Q3, 2023-07 or 2023-01-01/P9M
wanted-id = an id of one to seven characters 0-9 and a-z without i, l, o, u, not beginning with 0
wanted-date = a date such as 2024-03-05
wanted-new-cell = a period and flow that stand only once in their dataset
wanted-adopted-figure = the place of one of the figures of this cell, counted from 0
wanted-head = this field before observations

warning-seal-missing = The file has no seal on its last line, so changes from outside can not be told. Save it to seal it.
warning-seal-broken = The file was changed outside Tradebook, or it is damaged: its seal does not fit. Compare it with a backup.
warning-dangling = The record { $record } refers to the { $kind } { $missing }, which is gone. Choose another one.
warning-dangling-figures = Figures of the dataset { $dataset } refer to the { $kind } { $missing }, which is gone.
reference-area = area
reference-flow = flow
reference-source = source
reference-dataset = dataset
reference-outcome = outcome

render-no-chart = There is no chart “{ $name }” in this file. Choose one of these.
render-several = Several charts are called “{ $name }”. Choose one by its id.
render-listed = { $id }  { $name }
render-no-charts = This file has no charts. Make one in the window first.
pictures-there = Files of these names are in the folder already: { $names }. Replace them, or choose another folder.
pictures-more = { $names } …
pictures-busy = Charts are still being written. Wait until they are done, or stop them in the status line.
pictures-done = { $count ->
    [one] Saved { $count } chart
   *[other] Saved { $count } charts
}
pictures-cancelled = { $count ->
    [one] Stopped after { $count } chart
   *[other] Stopped after { $count } charts
}
pictures-no-dialog = There is no file dialog on this desktop. Type where the chart is to go.
charts-no-dialog = There is no file dialog on this desktop. Type the folder that the charts are to go to.
chart-data-no-dialog = There is no file dialog on this desktop. Type where the figures of the chart are to go.
papers-no-dialog = There is no file dialog on this desktop. Type where the points are to go.
calendar-no-dialog = There is no file dialog on this desktop. Type where the calendar is to go.
picture-copied = Copied the chart as a picture
picture-not-copied = The picture could not be put on the clipboard. Save it as a file.
busy-exporting = Writing { $name }
busy-exporting-several = Writing chart { $nth } of { $of }: { $name }
pictures-no-font = The font “{ $family }” of the house style is not installed here. The charts have the program’s own font.
picture-too-large = A picture of { $width } × { $height } pixels is too large. Choose a smaller size or fewer dots an inch.
picture-no-size = The picture has no size. Choose one.
picture-other = The picture could not be made: { $cause }. Try another format.
output-failed = The result could not be written: { $cause }. Write it to another place.
program-failed-again = Tradebook met an error and starts again. What was done is kept.
program-failed = Tradebook met an error and ended. What was done is kept: it is offered at the next start.
no-window = No window can be opened: { $cause }. Start Tradebook on a desktop, or use `tradebook check` and `tradebook dump`.
project-file-name = project
busy-opening = Opening { $name }
busy-saving = Saving { $name }
problem-open-title = { $name } could not be opened
problem-save-title = { $name } was not saved
problem-open-remedy = The project that was open stays open.
problem-save-remedy = Your changes are still here, and the file is as it was before.
register-counts = { $counts } on { $date }
