## Значения и прирост словами

figure-missing = —
figure-nil = нет
figure-negligible = незначительно
figure-new = новое
figure-no-trade = нет торговли
figure-over = свыше { $number }
figure-nearly = почти { $number }
figure-about = около { $number }
figure-points = { $number } п. п.
figure-other-unit = другая единица

figure-column-share = { $flow }: доля в товарообороте
figure-column-contribution = { $flow }: вклад
figure-column-cover = Покрытие импорта экспортом
figure-column-printed = { $flow }: опубликованный прирост
figure-column-source = { $flow }: источник
figure-column-note = { $flow }: примечание
figure-column-growth = { $flow }: прирост
figure-column-index = { $flow }: индекс
figure-column-change = { $flow }: изменение
figure-cell-name = { $column }, { $period }

# К чему относится прирост
figure-basis-year = к соответствующему периоду предыдущего года
figure-basis-previous = к предыдущему периоду
figure-basis-period = база – { $period }
figure-form-percent = Прирост
figure-form-change = Изменение
figure-form-index = Индекс

# Откуда взято значение
figure-printed-by = Опубликовано: { $source }
figure-printed-without-source = Введено без указания источника
figure-calculated-turnover = Расчёт: экспорт + импорт
figure-calculated-balance = Расчёт: экспорт − импорт
figure-implied-by-imports = Следует из опубликованного: товарооборот − импорт
figure-implied-by-exports = Следует из опубликованного: товарооборот − экспорт
figure-implied-by-growth = Следует из значения за { $period } и опубликованного прироста
figure-calculated-sum-of-months = Расчёт: { $count ->
    [one] сумма за { $count } месяц
    [few] сумма за { $count } месяца
    [many] сумма за { $count } месяцев
   *[other] сумма за { $count } месяца
}
figure-calculated-sum-of-quarters = Расчёт: { $count ->
    [one] сумма за { $count } квартал
    [few] сумма за { $count } квартала
    [many] сумма за { $count } кварталов
   *[other] сумма за { $count } квартала
}
figure-calculated-sum-of-halves = Расчёт: { $count ->
    [one] сумма за { $count } полугодие
    [few] сумма за { $count } полугодия
    [many] сумма за { $count } полугодий
   *[other] сумма за { $count } полугодия
}
figure-calculated-share = Расчёт: в процентах от товарооборота
figure-calculated-contribution = Расчёт: изменение (база – { $base }) в процентах от товарооборота базового периода
figure-calculated-cover = Расчёт: экспорт в процентах от импорта
figure-calculated-difference = Расчёт: разность двух наборов данных
figure-calculated-growth = Расчёт: { $period }, база – { $base }

# Что нужно знать о значении
figure-remark-across-break = Одно из двух значений стоит на разрыве ряда
figure-remark-mixed-sources = Два значения опубликованы разными ведомствами
figure-remark-other-base = Источник текущего значения приводит базу в других цифрах
figure-remark-mixed-valuation = Экспорт и импорт оценены по-разному (ФОБ и СИФ)

# Статус наблюдения (SDMX CL_OBS_STATUS)
figure-status-normal = Обычное значение
figure-status-provisional = Предварительные данные
figure-status-estimated = Оценка
figure-status-forecast = Прогноз
figure-status-imputed = Досчёт
figure-status-break = Разрыв ряда
figure-status-definition-differs = Отличие в определении
figure-status-experimental = Экспериментальные данные
figure-status-other-category = Учтено в другой категории
figure-status-not-collected = Данные не собираются
figure-status-cannot-exist = Значение невозможно
figure-status-not-significant = Незначимое значение
figure-status-missing = Данные отсутствуют
figure-status-suppressed = Данные не раскрываются
figure-status-strike = Забастовка или иное особое событие
figure-status-low-reliability = Низкая надёжность
figure-status-unvalidated = Данные не проверены

figure-qualifier-exact = Как опубликовано
figure-qualifier-over = Свыше
figure-qualifier-nearly = Почти
figure-qualifier-about = Около

figure-confidentiality-free = Открытые данные
figure-confidentiality-not-for-publication = Не для публикации
figure-confidentiality-confidential = Конфиденциально

figure-indicator-goods = товары
figure-indicator-services = услуги
figure-indicator-goods-and-services = товары и услуги
figure-rows-years = Годы
figure-rows-half-years = Полугодия
figure-rows-quarters = Кварталы
figure-rows-months = Месяцы
figure-rows-year-to-date = С начала года
figure-rows-other-spans = Другие периоды

cells-note-turnover = Оценка: экспорт { $a } + импорт { $b }
cells-note-balance = Оценка: экспорт { $a } − импорт { $b }
cells-note-imports = Оценка: товарооборот { $a } − экспорт { $b }
cells-note-exports = Оценка: товарооборот { $a } − импорт { $b }
cells-note-growth = Оценка по { $level } за { $period } и опубликованному темпу { $growth }
cells-note-some-growth = Оценка по { $level } за { $period } и опубликованному темпу
cells-note-converted = Пересчитано из { $before } по курсу { $factor }
