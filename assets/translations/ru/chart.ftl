## Диаграммы

chart-name = Диаграмма
chart-growth-name = Диаграмма прироста
chart-empty = Диаграмма появится с первым значением
chart-all-hidden = Все ряды скрыты. Выберите ряд выше, чтобы увидеть его

chart-growth-year = прирост к соответствующему периоду предыдущего года, %
chart-growth-previous = прирост к предыдущему периоду, %
chart-growth-period = прирост, % (база – { $period })
chart-change-year = изменение к соответствующему периоду предыдущего года
chart-change-previous = изменение к предыдущему периоду
chart-change-period = изменение (база – { $period })
chart-index-year = индекс, соответствующий период предыдущего года = 100
chart-index-previous = индекс, предыдущий период = 100
chart-index-period = индекс, { $period } = 100

chart-half = { ROMAN($half) } полуг.
chart-quarter = { ROMAN($quarter) } кв.
chart-power = { $digits }·10^{ $power }
chart-end = { $flow } { $value }
chart-times = ×{ $ratio }
chart-about = ≈ { $number }

chart-session = { $number } заседание, { $place }
chart-session-no-number = Заседание, { $place }
chart-session-short = { $number }, { $place }
chart-session-number = { $number }

chart-marker-dated = { $name }, { $date }
chart-legend-more = и ещё { $count }

chart-rose = { $flow }: рост с { $from } ({ $base }) до { $to } ({ $period })
chart-fell = { $flow }: снижение с { $from } ({ $base }) до { $to } ({ $period })
chart-same = { $flow }: без изменений, { $to } ({ $base } и { $period })
chart-only = { $flow }: { $to } ({ $period })
chart-goal = { $flow }: цель { $value } ({ $period })
chart-sessions = { $count ->
    [one] { $count } заседание на оси времени
    [few] { $count } заседания на оси времени
    [many] { $count } заседаний на оси времени
   *[other] { $count } заседания на оси времени
}
chart-events = { $count ->
    [one] { $count } событие на оси времени
    [few] { $count } события на оси времени
    [many] { $count } событий на оси времени
   *[other] { $count } события на оси времени
}

chart-hover-value = { $value } { $unit }
chart-hover-origin = { $flows }: { $origin }
chart-toggle-show = Показать на диаграмме: { $flow }
chart-toggle-hide = Скрыть на диаграмме: { $flow }
