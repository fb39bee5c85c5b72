## Proqramın ümumi sözləri

month-1 = yanvar
month-2 = fevral
month-3 = mart
month-4 = aprel
month-5 = may
month-6 = iyun
month-7 = iyul
month-8 = avqust
month-9 = sentyabr
month-10 = oktyabr
month-11 = noyabr
month-12 = dekabr
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
month-short-1 = yan
month-short-2 = fev
month-short-3 = mar
month-short-4 = apr
month-short-5 = may
month-short-6 = iyun
month-short-7 = iyul
month-short-8 = avq
month-short-9 = sen
month-short-10 = okt
month-short-11 = noy
month-short-12 = dek

# "2023-cü", "2026-cı": ilin sonundakı saya görə
year-nth = { ORDINAL($year) ->
    [one] { $year }-ci
    [few] { $year }-cü
    [many] { $year }-cı
   *[other] { $year }-cu
}
period-year = { year-nth } il
period-half = { year-nth } ilin { ROMAN($half) } yarısı
period-quarter = { year-nth } ilin { ROMAN($quarter) } rübü
period-month = { $month } { $year }
period-span = { year-nth } ilin { $from }–{ $to } ayları
period-span-years = { $from } { $from-year } – { $to } { $to-year }
period-years = { ORDINAL($to) ->
    [one] { $from }–{ $to }-ci illər
    [few] { $from }–{ $to }-cü illər
    [many] { $from }–{ $to }-cı illər
   *[other] { $from }–{ $to }-cu illər
}
period-half-short = { ROMAN($half) } yarımil { $year }
period-quarter-short = { ROMAN($quarter) } rüb { $year }
period-month-short = { $month } { $year }
period-span-short = { $from }–{ $to } { $year }
period-span-years-short = { $from } { $from-year } – { $to } { $to-year }
date-words = { $day } { $month } { $year }

flow-exports = İxrac
flow-imports = İdxal
flow-turnover = Ticarət dövriyyəsi
flow-balance = Saldo
flow-re-exports = Təkrar ixrac
flow-re-imports = Təkrar idxal
flow-domestic-exports = Yerli malların ixracı
flow-transit = Tranzit
flow-named = Xüsusi göstərici

multiplier-thousand = min
multiplier-million = mln
multiplier-billion = mlrd
multiplier-trillion = trln

unit-usd = ABŞ dolları
unit-eur = avro
unit-kzt = Qazaxıstan tengesi
unit-azn = Azərbaycan manatı
unit-rub = Rusiya rublu
unit-try = Türkiyə lirəsi
unit-gel = Gürcüstan larisi
unit-kgs = Qırğızıstan somu
unit-uzs = Özbəkistan somu
unit-gbp = funt sterlinq
unit-cny = Çin yuanı
unit-tonnes = ton

count-edits = { $count ->
    [one] { $count } düzəliş
   *[other] { $count } düzəliş
}
dataset-unnamed = Adsız məlumat toplusu

rank = { $number ->
    [one] { $digits }-ci
    [few] { $digits }-cü
    [many] { $digits }-cı
   *[other] { $digits }-cu
}
session-numbered = { $rank } iclas
session-unnumbered = İclas
