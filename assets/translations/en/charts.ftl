## Charts of their own

# What series are called where a chart has several datasets
charts-series = { $dataset }, { $flow }
charts-series-again = { $name } ({ $number })
charts-pair = { $reporter } – { $partner }
charts-end-earlier = { $name }, { $period }: { $value }

# Numbers
charts-at-most = ≤ { $number }
charts-at-least = ≥ { $number }
charts-bounds = { $low }…{ $high }
charts-label-status = { $number } { $letter }
