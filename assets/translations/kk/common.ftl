## Бағдарламаға ортақ сөздер

month-1 = қаңтар
month-2 = ақпан
month-3 = наурыз
month-4 = сәуір
month-5 = мамыр
month-6 = маусым
month-7 = шілде
month-8 = тамыз
month-9 = қыркүйек
month-10 = қазан
month-11 = қараша
month-12 = желтоқсан
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
month-short-1 = қаң
month-short-2 = ақп
month-short-3 = нау
month-short-4 = сәу
month-short-5 = мам
month-short-6 = мау
month-short-7 = шіл
month-short-8 = там
month-short-9 = қыр
month-short-10 = қаз
month-short-11 = қар
month-short-12 = жел

period-year = { $year } жыл
period-half = { $year } жылғы { ROMAN($half) } жартыжылдық
period-quarter = { $year } жылғы { ROMAN($quarter) } тоқсан
period-month = { $year } жылғы { $month }
period-span = { $year } жылғы { $from } – { $to }
period-span-years = { $from-year } жылғы { $from } – { $to-year } жылғы { $to }
period-years = { $from }–{ $to } жылдар
period-half-short = { $year } ж. { ROMAN($half) } жартыж.
period-quarter-short = { $year } ж. { ROMAN($quarter) } тқс.
period-month-short = { $year } ж. { $month }
period-span-short = { $year } ж. { $from }–{ $to }
period-span-years-short = { $from-year } ж. { $from } – { $to-year } ж. { $to }
date-words = { $year } ж. { $day } { $month }

flow-exports = Экспорт
flow-imports = Импорт
flow-turnover = Тауар айналымы
flow-balance = Сальдо
flow-re-exports = Реэкспорт
flow-re-imports = Реимпорт
flow-domestic-exports = Отандық тауарлар экспорты
flow-transit = Транзит
flow-named = Жеке көрсеткіш

multiplier-thousand = мың
multiplier-million = млн
multiplier-billion = млрд
multiplier-trillion = трлн

unit-usd = АҚШ доллары
unit-eur = еуро
unit-kzt = теңге
unit-azn = әзербайжан манаты
unit-rub = ресей рублі
unit-try = түрік лирасы
unit-gel = грузин лариі
unit-kgs = қырғыз сомы
unit-uzs = өзбек сумы
unit-gbp = фунт стерлинг
unit-cny = қытай юані
unit-tonnes = тонна

count-edits = { $count ->
    [one] { $count } түзету
   *[other] { $count } түзету
}
dataset-unnamed = Атауы жоқ деректер жиыны

# Араб цифрымен жазылған реттік санға дефис жалғанады: «20-отырыс»
rank = { $digits }-
session-numbered = { $rank }отырыс
session-unnumbered = Отырыс
