## Атаулы диаграммалар

# Диаграммада бірнеше деректер жиыны болса, қатарлар қалай аталады
charts-series = { $dataset }, { $flow }
charts-series-again = { $name } ({ $number })
charts-pair = { $reporter } – { $partner }
charts-end-earlier = { $name }, { $period }: { $value }

# Сандар мен уақыт
charts-at-most = ≤ { $number }
charts-at-least = ≥ { $number }
charts-bounds = { $low }…{ $high }
charts-label-status = { $number } { $letter }
charts-amount = { $number } { $unit }
charts-time = { $from } – { $to }
charts-where = { $series } { $periods }

# Деректерге сай тақырыптар. Елдердің атаулары атау септігінде тұрады
charts-of = { $what ->
    [exports] Экспорт: { $reporter } → { $partner }
    [imports] Импорт: { $reporter } ← { $partner }
    [turnover] Тауар айналымы: { $reporter } – { $partner }
    [balance] Сауда сальдосы: { $reporter } – { $partner }
    [flow] { $flow }: { $reporter } – { $partner }
   *[alone] { $flow }
}
charts-title-rose = { charts-of }, өсім { $by } ({ $period })
charts-title-fell = { charts-of }, төмендеу { $by } ({ $period })
charts-title-same = { charts-of }, өзгеріссіз ({ $period })
charts-title-times = { charts-of }, бір жылда { $by } есе өсім ({ $period })
charts-title-new = { charts-of }, басталуы – { $period }
charts-title-rose-since = { charts-of }, өсім { $by } ({ $base } – { $period })
charts-title-fell-since = { charts-of }, төмендеу { $by } ({ $base } – { $period })
charts-title-same-since = { charts-of }, өзгеріссіз ({ $base } – { $period })
charts-title-times-since = { charts-of }, { $by } есе өсім ({ $base } – { $period })
charts-title-over = { charts-of }, { $time }
charts-title-share = { charts-of }, тауар айналымындағы үлесі { $by } ({ $period })
charts-title-added = { charts-of }, тауар айналымының өсіміне үлесі +{ $by } п. т. ({ $period })
charts-title-took = { charts-of }, тауар айналымының өсіміне үлесі −{ $by } п. т. ({ $period })

# Бірнеше деректер жиынының тақырыптары
charts-title-partners = { $what ->
    [exports] { $reporter }: серіктестер бойынша экспорт, { $time }
    [imports] { $reporter }: серіктестер бойынша импорт, { $time }
    [turnover] { $reporter }: серіктестер бойынша тауар айналымы, { $time }
   *[flow] { $reporter }: { $flow }, серіктестер бойынша, { $time }
}
charts-title-pair = { $what ->
    [exports] Экспорт: { $reporter } → { $partner }, { $time }
    [imports] Импорт: { $reporter } ← { $partner }, { $time }
    [turnover] Тауар айналымы: { $reporter } – { $partner }, { $time }
   *[flow] { $flow }: { $reporter } – { $partner }, { $time }
}
charts-title-several = { $flow }, { $time }
charts-title-trade = Сауда

# Не көрсетілген және кімнің деректері бойынша
charts-subtitle-viewpoint = { $measure }; статистика деректері: { $reporter }
charts-subtitle-viewpoint-growth = { $measure }; статистика деректері: { $reporter }; { $growth }
charts-subtitle-growth = { $measure }; { $growth }
charts-growth-year = өткен жылғы тиісті кезеңмен салыстырғандағы өсім
charts-measure-of = { $what }, { $measure }
charts-measure-to-date = { $unit }, жыл басынан өспелі қорытындымен
charts-measure-index = { $period } = 100
charts-measure-share = тауар айналымына пайызбен
charts-measure-share-of = «{ $name }» көрсеткішіне пайызбен
charts-measure-share-of-all = көрсетілген қатарлардың қосындысына пайызбен
charts-measure-points = тауар айналымының өсіміне үлес, пайыздық тармақ
charts-measure-points-of = «{ $name }» көрсеткішінің өсіміне үлес, пайыздық тармақ
charts-measure-points-of-all = көрсетілген қатарлар қосындысының өсіміне үлес, пайыздық тармақ

# Деректер қайдан алынған
charts-source = Дереккөз: { $source }
charts-sources = Дереккөздер: { $sources }
charts-source-dated = { $source }, { $date }
charts-sources-more = тағы { $count }

# Ескертпелер
charts-note-left-out = Көрсетілмеген, өлшем бірлігі басқа: { $names }
charts-note-not-drawn = Диаграмманың бұл түрінде көрсетілмейді: { $names }
charts-note-no-base = Көрсетілмеген, базалық кезеңнің мәні жоқ: { $names }
charts-note-incomplete = Кейбір құрамдас бөліктердің мәні жоқ: { $periods }
charts-note-log = 0-ден аспайтын мәндер бұл шкалада көрсетілмеген: { $periods }
charts-note-implied = Басқа мәндерден шығады, дереккөздерде жарияланбаған: { $where }
charts-note-calculated = Басқа мәндер бойынша есептелген, дереккөздерде жарияланбаған: { $where }
charts-note-multiplier = Жарияланғаны: { $printed }; көрсетілгені: { $shown }
charts-note-multiplier-rounded = Жарияланғаны: { $printed }; дөңгелектеп көрсетілгені: { $shown }
charts-note-letter = { $letter } – { $status }: { $where }
charts-note-status = { $status }: { $where }
charts-note-remark = { $remark }: { $where }
charts-note-issues = Деректер бірнеше басылымнан алынған; бұрынғылары кейін қайта қаралған болуы мүмкін
charts-note-figure = { $where }: { $note }
charts-notes-more = тағы { $count } ескертпе

# Диаграмма не айтады – оны көрмейтін адамдар үшін
charts-summary-grouped = Қатар тұрған бағандар
charts-summary-stacked = Жинақталған бағандар
charts-summary-mirrored = Жоғары және төмен бағытталған бағандар
charts-summary-lines = Сызықтар
charts-summary-area = Аймақтар
charts-summary-index = Индекс сызықтары
charts-summary-growth = Өсім бағандары
charts-summary-contribution = Өсімге қосылған үлестер
charts-summary-share = Үлестер
charts-summary-year-to-date = Жыл басынан, әр жылға бір сызық
charts-summary-slope = Екі кезеңді салыстыру
charts-summary-small-multiples = Шағын диаграммалар, әр деректер жиынына бір диаграмма
charts-summary-empty = Диаграмма үшін деректер жоқ
charts-summary-one = { $name }: { $value } ({ $period })
charts-summary-ends = { $name }: { $first } ({ $from }), { $last } ({ $to })
charts-summary-extremes = ең жоғарысы { $high } ({ $high-period }), ең төмені { $low } ({ $low-period })
charts-summary-change = ең үлкен өзгеріс { $change } ({ $from } – { $to })
charts-summary-gaps = мәні жоқ: { $periods }
charts-summary-more = тағы { $count } қатар
charts-summary-log = 0-ден аспайтын мәндер логарифмдік шкалада көрсетілмеген

# Диаграмма деректері кесте түрінде
charts-table-derived = есептелген
export-notes = Мәртебе және ескертпелер

charts-target = мақсат { $value }, { $period }
charts-target-beyond = мақсат { $value }, { $period } →
