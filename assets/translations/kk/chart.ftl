## Диаграммалар

chart-name = Диаграмма
chart-growth-name = Өсім диаграммасы
chart-empty = Диаграмма алғашқы мәнмен бірге пайда болады
chart-all-hidden = Барлық қатар жасырылған. Көру үшін жоғарыдан қатарды таңдаңыз

chart-growth-year = өткен жылғы тиісті кезеңмен салыстырғандағы өсім, %
chart-growth-previous = алдыңғы кезеңмен салыстырғандағы өсім, %
chart-growth-period = өсім, % (база – { $period })
chart-change-year = өткен жылғы тиісті кезеңмен салыстырғандағы өзгеріс
chart-change-previous = алдыңғы кезеңмен салыстырғандағы өзгеріс
chart-change-period = өзгеріс (база – { $period })
chart-index-year = индекс, өткен жылғы тиісті кезең = 100
chart-index-previous = индекс, алдыңғы кезең = 100
chart-index-period = индекс, { $period } = 100

chart-half = { ROMAN($half) } жартыж.
chart-quarter = { ROMAN($quarter) } тқс.
chart-power = { $digits }·10^{ $power }
chart-end = { $flow } { $value }
chart-times = ×{ $ratio }
chart-about = ≈ { $number }

chart-session = { $number }отырыс, { $place }
chart-session-no-number = Отырыс, { $place }
chart-session-short = { $number }отырыс, { $place }
chart-session-number = { $number }отырыс

chart-marker-dated = { $name }, { $date }
chart-legend-more = және тағы { $count }

chart-rose = { $flow } өсті: { $base } – { $from }, { $period } – { $to }
chart-fell = { $flow } төмендеді: { $base } – { $from }, { $period } – { $to }
chart-same = { $flow } өзгерген жоқ: { $base } және { $period } – { $to }
chart-only = { $flow }: { $period } – { $to }
chart-goal = { $flow }: мақсат { $value } ({ $period })
chart-sessions = { $count ->
    [one] { $count } отырыс белгіленген
   *[other] { $count } отырыс белгіленген
}
chart-events = { $count ->
    [one] { $count } оқиға белгіленген
   *[other] { $count } оқиға белгіленген
}

chart-hover-value = { $value } { $unit }
chart-hover-origin = { $flows }: { $origin }
chart-toggle-show = Диаграммада көрсету: { $flow }
chart-toggle-hide = Диаграммада жасыру: { $flow }
