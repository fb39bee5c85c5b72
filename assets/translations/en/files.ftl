## Files: questions, typed paths, what went wrong, and the other dialogs

dialog-close = Close
dialog-cancel = Cancel
dialog-add = Add
dialog-apply = Apply

unsaved-closing = Save changes to { $name } before closing?
unsaved-new = Save changes to { $name } before a new project?
unsaved-opening = Save changes to { $name } before opening another file?
unsaved-reverting = Go back to { $name } as it was saved?
unsaved-lost = Otherwise the changes since the last save are lost.
unsaved-lost-reverting = The changes since the last save are lost.
unsaved-save = Save
unsaved-discard = Don’t save
unsaved-revert = Revert

conflict-title = { $name } was not saved
conflict-kept = What the file holds now is kept as an older version if it is replaced.
conflict-overwrite = Replace it
conflict-again = Save again
conflict-in-place = Write over the file
changed-outside = { $name } was changed by another program. Compare takes its changes over; Revert shows it as it is now, without what was changed here since.
removed-outside = { $name } was removed or renamed by another program. Save the project to have the file again.

conflict-compare = Compare…

compare-title = Compare with { $name }
compare-taken =
    { $count ->
        [one] 1 change that nobody made here is taken over
       *[other] { $count } changes that nobody made here are taken over
    }
compare-nothing-taken = Nothing else in the file differs from here
compare-asked =
    { $count ->
        [one] 1 place was changed here and in the file
       *[other] { $count } places were changed here and in the file
    }
compare-unknown = Nobody knows what the file held before, so every difference is asked about.
compare-what = What
compare-mine = Here
compare-theirs = In the file
compare-both = Both
compare-all-mine = Choose here for all
compare-all-theirs = Choose the file for all
compare-all-both = Keep both where possible
compare-both-figures = Keep both
compare-choice = { $what }, { $side }, { $value }
compare-more =
    { $count ->
        [one] and 1 more
       *[other] and { $count } more
    }
compare-same = The file holds the same as the screen
compare-done =
    { $count ->
        [one] 1 change taken over
       *[other] { $count } changes taken over
    }
versions-title = Older versions of { $name }
versions-none = No older version of this file is kept yet. Every save keeps one.
versions-at = { $date }, { $time }
versions-line = { $size } kB, { $differs }
versions-waiting = being compared
versions-same = the same as on the screen
versions-differs = differs in { $what }
versions-figures =
    { $count ->
        [one] 1 figure
       *[other] { $count } figures
    }
versions-points =
    { $count ->
        [one] 1 point
       *[other] { $count } points
    }
versions-records =
    { $count ->
        [one] 1 other record
       *[other] { $count } other records
    }
versions-room = Room for the older versions of all files
versions-room-mb = { $size } MB
versions-room-gb = { $size } GB
versions-room-full = When it is full, the next save removes the oldest ones, hourly ones first.
versions-read = Open to read
versions-restore = Restore
versions-restored = The project is as it was on { $date }, { $time }. Undo takes it back.
version-banner = Version of { $date }, { $time }
version-read-only = This is an older version, which can only be read. Go back to the project to edit it.
version-damaged = This version is damaged and can not be read
busy-version = Reading an older version of { $name }
busy-comparing = Comparing with { $name }
merge-cell = { $cell } in { $dataset }
merge-period = Period { $period } in { $dataset }
merge-inside = { $what }, { $session }
merge-order = Order of the list ({ $kind })
merge-added = New – { $what }
merge-removed = Deleted – { $what }
merge-line = { $what } is now { $value }
merge-changed-line = Changed – { $what }
merge-gone = Deleted
merge-empty = Empty
merge-kept = Kept
merge-moved = Another order
merge-changed = Changed
merge-figure-of = { $figure } ({ $source })

restore-title = Restore edits
restore-one = Restore { $told }?
restore-several = Restore the edits of { $count } projects?
restore-of = { $name }: { $told }
restore-edits =
    { $count ->
        [one] 1 edit
       *[other] { $count } edits
    }
restore-told-today = { $edits }, last at { $time }
restore-told = { $edits }, last on { $date } at { $time }
restore-undone = Undone: { $what }
restore-redone = Redone: { $what }
restore-more =
    { $count ->
        [one] and 1 earlier
       *[other] and { $count } earlier
    }
restore-file-changed = The file was changed since. What no longer fits is named and kept.
restore-torn = The last edit can not be read whole. All before it are here.
restore-restore = Restore
restore-later = Keep for later
restore-discard = Discard
restore-discard-really = Discard for good
restore-done =
    { $count ->
        [one] 1 edit restored
       *[other] { $count } edits restored
    }
restore-partly = { $done } of { $all } edits restored. The others do not fit the project as it is now; they are kept under File › Restore edits.
restarted = Tradebook met an error and has started again. What you did is kept.
settings-set-aside = The settings could not be read and are as at the first start. The old file is { $path }
job-failed = An error in the program stopped this work. The project is as it was.
read-only-title = { $name } (read only)
read-only-banner = { $name } is open in another window. Here it can be read; what is saved there does not come here by itself.
lock-unknown = Whether another window edits this file is not known: { $why }. A save still checks first whether the file was changed.
journal-trouble = Edits can not be kept until they are saved: { $why }. Save the project now.

path-open-title = Open path
path-save-title = Save as path
path-field = Path of the file
path-hint = ~ is your home folder
path-open = Open
path-save = Save
path-needed = Type the path of a file

problem-at = line { $line }, column { $column }
problem-choose = Choose another file…
problem-type-path = Type a path…
problem-save-as = Save as…
problem-salvage = Open what can be read
problem-older = Open the version of { $when }
version-when = { $date }, { $time }

salvaged-name = { $name } (what could be read)
salvaged-banner = This is what could be read of { $name }. That file is as it was; save this project to keep it.
older-name = { $name } (older version)
older-banner = This is { $name } as it was on { $when }. The damaged file is as it was; save this project to keep it.
lost-line = Line { $line } could not be read: { $excerpt }
lost-lines = Lines { $line } to { $last } could not all be read: { $excerpt }
lost-id = Line { $line }: the record has a new id, because its own can not be read or is taken: { $excerpt }
lost-multiples = Line { $line }: whether the figures are thousands or millions may be lost; check the dataset: { $excerpt }
lost-letters = Line { $line } has letters that can not be read and stand as boxes: { $excerpt }
lost-more = { $count ->
    [one] { $count } more place
   *[other] { $count } more places
}
differences-none = Nothing differs from the version of { $when }.
differences-head = Differs from the version of { $when } in { $figures } and { $records }
count-records = { $count ->
    [one] { $count } other record
   *[other] { $count } other records
}
difference-figure = { $cell } ({ $before } before, { $now } now)
difference-beside = { $cell } (source, status, note or another figure)
difference-nothing = nothing
difference-added = Added: { $what }
difference-changed = Changed: { $what }
difference-gone = Gone: { $what }
difference-head = Title, note or style of the project
difference-more = { $count ->
    [one] { $count } more difference
   *[other] { $count } more differences
}

link-title = Open this link in the browser?
link-open = Open
link-refused = Only http and https links are opened


about-title = Tradebook
about-version = Version { $version }
about-what = Trade datasets and the records of intergovernmental commissions
about-fonts = Font: Tradebook Sans, made from Inter; SIL Open Font License 1.1
about-libraries = Made with { $libraries }

new-dataset-title = New dataset
edit-dataset-title = Dataset
dataset-field-name = Name
dataset-field-name-hint = Empty: reporter – partner
dataset-field-reporter = Reporter
dataset-field-partner = Partner
dataset-field-area-hint = Country, group or free text
dataset-field-indicator = Indicator
dataset-field-indicator-other = Name of the indicator
dataset-field-unit = Unit
dataset-field-unit-hint = USD, EUR, tonnes
dataset-field-multiplier = Multiplier
dataset-field-source = Default source
dataset-field-note = Note
dataset-source-none = None
dataset-reporter-needed = A reporter is needed
dataset-unit-needed = A unit is needed
indicator-goods = Goods
indicator-services = Services
indicator-goods-and-services = Goods and services
indicator-other = Other
multiplier-units = units

new-commission-title = New commission
commission-field-name = Name
commission-field-parties = Parties
commission-field-parties-hint = Kazakhstan, Azerbaijan
commission-name-needed = A name is needed

banner-dismiss = Dismiss
