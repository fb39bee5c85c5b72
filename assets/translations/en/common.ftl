## Names that every part of the program uses

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
# Beside a day, where a language has another form
month-in-date-1 = { month-1 }
month-in-date-2 = { month-2 }
month-in-date-3 = { month-3 }
month-in-date-4 = { month-4 }
month-in-date-5 = { month-5 }
month-in-date-6 = { month-6 }
month-in-date-7 = { month-7 }
month-in-date-8 = { month-8 }
month-in-date-9 = { month-9 }
month-in-date-10 = { month-10 }
month-in-date-11 = { month-11 }
month-in-date-12 = { month-12 }
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec

period-year = { $year }
period-half = H{ $half } { $year }
period-quarter = Q{ $quarter } { $year }
period-month = { $month } { $year }
period-span = { $from }–{ $to } { $year }
period-span-years = { $from } { $from-year } – { $to } { $to-year }
period-years = { $from } – { $to }
# The same for narrow places
period-half-short = { period-half }
period-quarter-short = { period-quarter }
period-month-short = { period-month }
period-span-short = { period-span }
period-span-years-short = { period-span-years }
date-words = { $day } { $month } { $year }

flow-exports = Exports
flow-imports = Imports
flow-turnover = Turnover
flow-balance = Balance
flow-re-exports = Re-exports
flow-re-imports = Re-imports
flow-domestic-exports = Domestic exports
flow-transit = Transit
flow-named = Named flow

multiplier-thousand = thousand
multiplier-million = million
multiplier-billion = billion
multiplier-trillion = trillion

unit-usd = US dollars
unit-eur = euros
unit-kzt = Kazakhstan tenge
unit-azn = Azerbaijani manats
unit-rub = Russian roubles
unit-try = Turkish lira
unit-gel = Georgian lari
unit-kgs = Kyrgyz som
unit-uzs = Uzbek sum
unit-gbp = pounds sterling
unit-cny = Chinese yuan
unit-tonnes = tonnes

count-edits = { $count ->
    [one] { $count } edit
   *[other] { $count } edits
}
dataset-unnamed = Dataset without a name


rank = { $number ->
    [one] { $digits }st
    [two] { $digits }nd
    [few] { $digits }rd
   *[other] { $digits }th
}
session-numbered = { $rank } session
session-unnumbered = Session
