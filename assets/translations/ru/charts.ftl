## Именованные диаграммы

# Как называются ряды, если на диаграмме несколько наборов данных
charts-series = { $dataset }, { $flow }
charts-series-again = { $name } ({ $number })
charts-pair = { $reporter } – { $partner }
charts-end-earlier = { $name }, { $period }: { $value }

# Числа и время
charts-at-most = ≤ { $number }
charts-at-least = ≥ { $number }
charts-bounds = { $low }…{ $high }
charts-label-status = { $number } { $letter }
charts-amount = { $number } { $unit }
charts-time = { $from } – { $to }
charts-where = { $series } { $periods }

# Заголовки по данным. Названия стран стоят в именительном падеже
charts-of = { $what ->
    [exports] Экспорт: { $reporter } → { $partner }
    [imports] Импорт: { $reporter } ← { $partner }
    [turnover] Товарооборот: { $reporter } – { $partner }
    [balance] Сальдо торговли: { $reporter } – { $partner }
    [flow] { $flow }: { $reporter } – { $partner }
   *[alone] { $flow }
}
charts-title-rose = { charts-of }, рост на { $by } ({ $period })
charts-title-fell = { charts-of }, снижение на { $by } ({ $period })
charts-title-same = { charts-of }, без изменений ({ $period })
charts-title-times = { charts-of }, { $by }-кратный рост за год ({ $period })
charts-title-new = { charts-of }, начало – { $period }
charts-title-rose-since = { charts-of }, рост на { $by } ({ $base } – { $period })
charts-title-fell-since = { charts-of }, снижение на { $by } ({ $base } – { $period })
charts-title-same-since = { charts-of }, без изменений ({ $base } – { $period })
charts-title-times-since = { charts-of }, { $by }-кратный рост ({ $base } – { $period })
charts-title-over = { charts-of }, { $time }
charts-title-share = { charts-of }, { $by } товарооборота ({ $period })
charts-title-added = { charts-of }, вклад в прирост товарооборота +{ $by } п. п. ({ $period })
charts-title-took = { charts-of }, вклад в прирост товарооборота −{ $by } п. п. ({ $period })

# Заголовки для нескольких наборов данных
charts-title-partners = { $what ->
    [exports] { $reporter }: экспорт по партнёрам, { $time }
    [imports] { $reporter }: импорт по партнёрам, { $time }
    [turnover] { $reporter }: товарооборот по партнёрам, { $time }
   *[flow] { $reporter }: { $flow }, по партнёрам, { $time }
}
charts-title-pair = { $what ->
    [exports] Экспорт: { $reporter } → { $partner }, { $time }
    [imports] Импорт: { $reporter } ← { $partner }, { $time }
    [turnover] Товарооборот: { $reporter } – { $partner }, { $time }
   *[flow] { $flow }: { $reporter } – { $partner }, { $time }
}
charts-title-several = { $flow }, { $time }
charts-title-trade = Торговля

# Что показано и по чьим данным
charts-subtitle-viewpoint = { $measure }; данные статистики: { $reporter }
charts-subtitle-viewpoint-growth = { $measure }; данные статистики: { $reporter }; { $growth }
charts-subtitle-growth = { $measure }; { $growth }
charts-growth-year = прирост к соответствующему периоду предыдущего года
charts-measure-of = { $what }, { $measure }
charts-measure-to-date = { $unit }, нарастающим итогом с начала года
charts-measure-index = { $period } = 100
charts-measure-share = в процентах от товарооборота
charts-measure-share-of = в процентах от показателя «{ $name }»
charts-measure-share-of-all = в процентах от суммы показанных рядов
charts-measure-points = вклад в прирост товарооборота, процентных пунктов
charts-measure-points-of = вклад в прирост показателя «{ $name }», процентных пунктов
charts-measure-points-of-all = вклад в прирост суммы показанных рядов, процентных пунктов

# Откуда данные
charts-source = Источник: { $source }
charts-sources = Источники: { $sources }
charts-source-dated = { $source }, { $date }
charts-sources-more = ещё { $count }

# Примечания
charts-note-left-out = Не показано, другая единица измерения: { $names }
charts-note-not-drawn = Не показывается на диаграмме этого вида: { $names }
charts-note-no-base = Не показано, нет значения за базовый период: { $names }
charts-note-incomplete = Нет значений у части составляющих: { $periods }
charts-note-log = Значения не выше 0 не показаны на этой шкале: { $periods }
charts-note-implied = Следует из других значений, в источниках не опубликовано: { $where }
charts-note-calculated = Рассчитано по другим значениям, в источниках не опубликовано: { $where }
charts-note-multiplier = Опубликовано: { $printed }; показано: { $shown }
charts-note-multiplier-rounded = Опубликовано: { $printed }; показано с округлением: { $shown }
charts-note-letter = { $letter } – { $status }: { $where }
charts-note-status = { $status }: { $where }
charts-note-remark = { $remark }: { $where }
charts-note-issues = Данные взяты из нескольких выпусков; более ранние могли быть пересмотрены
charts-note-figure = { $where }: { $note }
charts-notes-more = { $count ->
    [one] ещё { $count } примечание
    [few] ещё { $count } примечания
    [many] ещё { $count } примечаний
   *[other] ещё { $count } примечания
}

# О чём говорит диаграмма – для тех, кто её не видит
charts-summary-grouped = Столбцы с группировкой
charts-summary-stacked = Столбцы с накоплением
charts-summary-mirrored = Столбцы вверх и вниз
charts-summary-lines = Линии
charts-summary-area = Области
charts-summary-index = Линии индексов
charts-summary-growth = Столбцы прироста
charts-summary-contribution = Вклад в прирост
charts-summary-share = Доли
charts-summary-year-to-date = С начала года, по линии на каждый год
charts-summary-slope = Сравнение двух периодов
charts-summary-small-multiples = Малые диаграммы, по одной на набор данных
charts-summary-empty = Нет данных для диаграммы
charts-summary-one = { $name }: { $value } ({ $period })
charts-summary-ends = { $name }: { $first } ({ $from }), { $last } ({ $to })
charts-summary-extremes = максимум { $high } ({ $high-period }), минимум { $low } ({ $low-period })
charts-summary-change = наибольшее изменение { $change } ({ $from } – { $to })
charts-summary-gaps = нет значений: { $periods }
charts-summary-more = { $count ->
    [one] ещё { $count } ряд
    [few] ещё { $count } ряда
    [many] ещё { $count } рядов
   *[other] ещё { $count } ряда
}
charts-summary-log = Значения не выше 0 не показаны на логарифмической шкале

# Данные диаграммы в виде таблицы
charts-table-derived = расчёт
export-notes = Статус и примечания

charts-target = цель { $value }, { $period }
charts-target-beyond = цель { $value }, { $period } →
