## Мәндер мен өсім сөзбен

figure-missing = —
figure-nil = жоқ
figure-negligible = болмашы
figure-new = жаңа
figure-no-trade = сауда жоқ
figure-over = кемінде { $number }
figure-nearly = { $number } дерлік
figure-about = шамамен { $number }
figure-points = { $number } п. т.
figure-other-unit = басқа бірлік

figure-column-share = { $flow }: тауар айналымындағы үлес
figure-column-contribution = { $flow }: үлес қосу
figure-column-cover = Импортты экспортпен өтеу
figure-column-printed = { $flow }: жарияланған өсім
figure-column-source = { $flow }: дереккөз
figure-column-note = { $flow }: ескертпе
figure-column-growth = { $flow }: өсім
figure-column-index = { $flow }: индекс
figure-column-change = { $flow }: өзгеріс
figure-cell-name = { $column }, { $period }

# Өсім неге қатысты
figure-basis-year = өткен жылғы тиісті кезеңмен салыстырғанда
figure-basis-previous = алдыңғы кезеңмен салыстырғанда
figure-basis-period = база – { $period }
figure-form-percent = Өсім
figure-form-change = Өзгеріс
figure-form-index = Индекс

# Мән қайдан алынған
figure-printed-by = Жариялаған: { $source }
figure-printed-without-source = Дереккөзі көрсетілмей енгізілген
figure-calculated-turnover = Есептеу: экспорт + импорт
figure-calculated-balance = Есептеу: экспорт − импорт
figure-implied-by-imports = Жарияланғаннан шығады: тауар айналымы − импорт
figure-implied-by-exports = Жарияланғаннан шығады: тауар айналымы − экспорт
figure-implied-by-growth = Жарияланған өсімнен шығады, база – { $period }
figure-calculated-sum-of-months = Есептеу: { $count ->
    [one] { $count } айдың қосындысы
   *[other] { $count } айдың қосындысы
}
figure-calculated-sum-of-quarters = Есептеу: { $count ->
    [one] { $count } тоқсанның қосындысы
   *[other] { $count } тоқсанның қосындысы
}
figure-calculated-sum-of-halves = Есептеу: { $count ->
    [one] { $count } жартыжылдықтың қосындысы
   *[other] { $count } жартыжылдықтың қосындысы
}
figure-calculated-share = Есептеу: тауар айналымына пайызбен
figure-calculated-contribution = Есептеу: базалық кезеңнің тауар айналымына пайызбен берілген өзгеріс (база – { $base })
figure-calculated-cover = Есептеу: импортқа пайызбен берілген экспорт
figure-calculated-difference = Есептеу: екі деректер жиынының айырмасы
figure-calculated-growth = Есептеу: { $period }, база – { $base }

# Мән туралы не білу керек
figure-remark-across-break = Екі мәннің бірі қатардың үзілген жерінде тұр
figure-remark-mixed-sources = Екі мәнді әртүрлі ведомстволар жариялаған
figure-remark-other-base = Ағымдағы мәннің дереккөзі базаны басқа цифрлармен келтіреді
figure-remark-mixed-valuation = Экспорт пен импорт әртүрлі бағаланған (ФОБ және СИФ)

# Бақылау мәртебесі (SDMX CL_OBS_STATUS)
figure-status-normal = Қалыпты мән
figure-status-provisional = Алдын ала деректер
figure-status-estimated = Бағалау
figure-status-forecast = Болжам
figure-status-imputed = Есептеп толықтырылған
figure-status-break = Қатардың үзілуі
figure-status-definition-differs = Анықтамасы өзгеше
figure-status-experimental = Эксперименттік деректер
figure-status-other-category = Басқа санатта ескерілген
figure-status-not-collected = Деректер жиналмайды
figure-status-cannot-exist = Мән болуы мүмкін емес
figure-status-not-significant = Мәні елеусіз
figure-status-missing = Деректер жоқ
figure-status-suppressed = Деректер ашылмайды
figure-status-strike = Ереуіл немесе өзге ерекше оқиға
figure-status-low-reliability = Сенімділігі төмен
figure-status-unvalidated = Деректер тексерілмеген

figure-qualifier-exact = Жарияланғандай
figure-qualifier-over = Кемінде
figure-qualifier-nearly = Дерлік
figure-qualifier-about = Шамамен

figure-confidentiality-free = Ашық деректер
figure-confidentiality-not-for-publication = Жариялауға арналмаған
figure-confidentiality-confidential = Құпия

figure-indicator-goods = тауарлар
figure-indicator-services = көрсетілетін қызметтер
figure-indicator-goods-and-services = тауарлар мен көрсетілетін қызметтер
figure-rows-years = Жылдар
figure-rows-half-years = Жартыжылдықтар
figure-rows-quarters = Тоқсандар
figure-rows-months = Айлар
figure-rows-year-to-date = Жыл басынан
figure-rows-other-spans = Басқа кезеңдер

cells-note-turnover = Бағалау: экспорт { $a } + импорт { $b }
cells-note-balance = Бағалау: экспорт { $a } − импорт { $b }
cells-note-imports = Бағалау: тауар айналымы { $a } − экспорт { $b }
cells-note-exports = Бағалау: тауар айналымы { $a } − импорт { $b }
cells-note-growth = Бағалау: { $period } деңгейі { $level } және жарияланған өсім { $growth }
cells-note-some-growth = Бағалау: { $period } деңгейі { $level } және жарияланған өсім
cells-note-converted = Қайта есептелді: { $before }, бағамы { $factor }
