## Слова, общие для всей программы

month-1 = январь
month-2 = февраль
month-3 = март
month-4 = апрель
month-5 = май
month-6 = июнь
month-7 = июль
month-8 = август
month-9 = сентябрь
month-10 = октябрь
month-11 = ноябрь
month-12 = декабрь
month-in-date-1 = января
month-in-date-2 = февраля
month-in-date-3 = марта
month-in-date-4 = апреля
month-in-date-5 = мая
month-in-date-6 = июня
month-in-date-7 = июля
month-in-date-8 = августа
month-in-date-9 = сентября
month-in-date-10 = октября
month-in-date-11 = ноября
month-in-date-12 = декабря
month-short-1 = янв
month-short-2 = фев
month-short-3 = мар
month-short-4 = апр
month-short-5 = май
month-short-6 = июн
month-short-7 = июл
month-short-8 = авг
month-short-9 = сен
month-short-10 = окт
month-short-11 = ноя
month-short-12 = дек

period-year = { $year } г.
period-half = { ROMAN($half) } полугодие { $year } г.
period-quarter = { ROMAN($quarter) } квартал { $year } г.
period-month = { $month } { $year } г.
period-span = { $from } – { $to } { $year } г.
period-span-years = { $from } { $from-year } г. – { $to } { $to-year } г.
period-years = { $from }–{ $to } гг.
period-half-short = { ROMAN($half) } полуг. { $year }
period-quarter-short = { ROMAN($quarter) } кв. { $year }
period-month-short = { $month } { $year }
period-span-short = { $from }–{ $to } { $year }
period-span-years-short = { $from } { $from-year } – { $to } { $to-year }
date-words = { $day } { $month } { $year } г.

flow-exports = Экспорт
flow-imports = Импорт
flow-turnover = Товарооборот
flow-balance = Сальдо
flow-re-exports = Реэкспорт
flow-re-imports = Реимпорт
flow-domestic-exports = Экспорт отечественных товаров
flow-transit = Транзит
flow-named = Собственный показатель

multiplier-thousand = тыс.
multiplier-million = млн
multiplier-billion = млрд
multiplier-trillion = трлн

# В родительном падеже множественного числа: «млн манатов», «тыс. тонн»
unit-usd = долл. США
unit-eur = евро
unit-kzt = тенге
unit-azn = азербайджанских манатов
unit-rub = российских рублей
unit-try = турецких лир
unit-gel = грузинских лари
unit-kgs = кыргызских сомов
unit-uzs = узбекских сумов
unit-gbp = фунтов стерлингов
unit-cny = китайских юаней
unit-tonnes = тонн

count-edits = { $count ->
    [one] { $count } правка
    [few] { $count } правки
    [many] { $count } правок
   *[other] { $count } правки
}
dataset-unnamed = Набор данных без названия

rank = { $digits }-е
session-numbered = { $rank } заседание
session-unnumbered = Заседание
