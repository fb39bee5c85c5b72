## Diaqramlar

chart-name = Diaqram
chart-growth-name = Artım diaqramı
chart-empty = Diaqram ilk göstərici ilə birlikdə görünəcək
chart-all-hidden = Bütün sıralar gizlədilib. Görmək üçün yuxarıdan birini seçin

chart-growth-year = əvvəlki ilin müvafiq dövrünə nisbətən artım, %
chart-growth-previous = əvvəlki dövrə nisbətən artım, %
chart-growth-period = artım, % (baza – { $period })
chart-change-year = əvvəlki ilin müvafiq dövrünə nisbətən dəyişiklik
chart-change-previous = əvvəlki dövrə nisbətən dəyişiklik
chart-change-period = dəyişiklik (baza – { $period })
chart-index-year = indeks, əvvəlki ilin müvafiq dövrü = 100
chart-index-previous = indeks, əvvəlki dövr = 100
chart-index-period = indeks, { $period } = 100

chart-half = { ROMAN($half) } yarımil
chart-quarter = { ROMAN($quarter) } rüb
chart-power = { $digits }·10^{ $power }
chart-end = { $flow } { $value }
chart-times = ×{ $ratio }
chart-about = ≈ { $number }

chart-session = { $number } iclas, { $place }
chart-session-no-number = İclas, { $place }
chart-session-short = { $number }, { $place }
chart-session-number = { $number }

chart-marker-dated = { $name }, { $date }
chart-legend-more = və daha { $count }

chart-rose = { $flow } artıb: { $base } – { $from }, { $period } – { $to }
chart-fell = { $flow } azalıb: { $base } – { $from }, { $period } – { $to }
chart-same = { $flow } dəyişməyib: { $base } və { $period } – { $to }
chart-only = { $flow }: { $period } – { $to }
chart-goal = { $flow }: hədəf { $value } ({ $period })
chart-sessions = { $count ->
    [one] { $count } iclas qeyd olunub
   *[other] { $count } iclas qeyd olunub
}
chart-events = { $count ->
    [one] { $count } hadisə qeyd olunub
   *[other] { $count } hadisə qeyd olunub
}

chart-hover-value = { $value } { $unit }
chart-hover-origin = { $flows }: { $origin }
chart-toggle-show = Diaqramda göstər: { $flow }
chart-toggle-hide = Diaqramda gizlət: { $flow }
