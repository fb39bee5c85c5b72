## Göstəricilər və artım sözlə

figure-missing = —
figure-nil = yoxdur
figure-negligible = cüzi
figure-new = yeni
figure-no-trade = ticarət yoxdur
figure-over = ən azı { $number }
figure-nearly = az qala { $number }
figure-about = təxminən { $number }
figure-points = { $number } f. b.
figure-other-unit = başqa vahid

figure-column-share = { $flow }: ticarət dövriyyəsində pay
figure-column-contribution = { $flow }: artıma töhfə
figure-column-cover = İdxalın ixracla örtülməsi
figure-column-printed = { $flow }: dərc olunmuş artım
figure-column-source = { $flow }: mənbə
figure-column-note = { $flow }: qeyd
figure-column-growth = { $flow }: artım
figure-column-index = { $flow }: indeks
figure-column-change = { $flow }: dəyişiklik
figure-cell-name = { $column }, { $period }

# Artım nəyə nisbətəndir
figure-basis-year = əvvəlki ilin müvafiq dövrünə nisbətən
figure-basis-previous = əvvəlki dövrə nisbətən
figure-basis-period = baza – { $period }
figure-form-percent = Artım
figure-form-change = Dəyişiklik
figure-form-index = İndeks

# Göstərici haradan götürülüb
figure-printed-by = Dərc edən: { $source }
figure-printed-without-source = Mənbə göstərilmədən daxil edilib
figure-calculated-turnover = Hesablama: ixrac + idxal
figure-calculated-balance = Hesablama: ixrac − idxal
figure-implied-by-imports = Dərc olunandan irəli gəlir: ticarət dövriyyəsi − idxal
figure-implied-by-exports = Dərc olunandan irəli gəlir: ticarət dövriyyəsi − ixrac
figure-implied-by-growth = Dərc olunmuş artımdan irəli gəlir, baza – { $period }
figure-calculated-sum-of-months = Hesablama: { $count ->
    [one] { $count } ayın cəmi
   *[other] { $count } ayın cəmi
}
figure-calculated-sum-of-quarters = Hesablama: { $count ->
    [one] { $count } rübün cəmi
   *[other] { $count } rübün cəmi
}
figure-calculated-sum-of-halves = Hesablama: { $count ->
    [one] { $count } yarımilin cəmi
   *[other] { $count } yarımilin cəmi
}
figure-calculated-share = Hesablama: ticarət dövriyyəsinə faizlə
figure-calculated-contribution = Hesablama: baza dövrünün ticarət dövriyyəsinə faizlə dəyişiklik (baza – { $base })
figure-calculated-cover = Hesablama: idxala faizlə ixrac
figure-calculated-difference = Hesablama: iki məlumat toplusunun fərqi
figure-calculated-growth = Hesablama: { $period }, baza – { $base }

# Göstərici haqqında nə bilmək lazımdır
figure-remark-across-break = İki göstəricidən biri sıranın kəsildiyi yerdədir
figure-remark-mixed-sources = İki göstəricini müxtəlif qurumlar dərc edib
figure-remark-other-base = Cari göstəricinin mənbəyi bazanı başqa rəqəmlərlə verir
figure-remark-mixed-valuation = İxrac və idxal müxtəlif cür qiymətləndirilib (FOB və CİF)

# Müşahidənin statusu (SDMX CL_OBS_STATUS)
figure-status-normal = Adi göstərici
figure-status-provisional = İlkin məlumat
figure-status-estimated = Qiymətləndirmə
figure-status-forecast = Proqnoz
figure-status-imputed = Hesablama yolu ilə tamamlanıb
figure-status-break = Sıranın kəsilməsi
figure-status-definition-differs = Tərifi fərqlidir
figure-status-experimental = Eksperimental məlumat
figure-status-other-category = Başqa kateqoriyada nəzərə alınıb
figure-status-not-collected = Məlumat toplanmır
figure-status-cannot-exist = Göstərici mümkün deyil
figure-status-not-significant = Əhəmiyyətsiz göstərici
figure-status-missing = Məlumat yoxdur
figure-status-suppressed = Məlumat açıqlanmır
figure-status-strike = Tətil və ya digər xüsusi hadisə
figure-status-low-reliability = Etibarlılığı aşağıdır
figure-status-unvalidated = Məlumat yoxlanılmayıb

figure-qualifier-exact = Dərc olunduğu kimi
figure-qualifier-over = Ən azı
figure-qualifier-nearly = Az qala
figure-qualifier-about = Təxminən

figure-confidentiality-free = Açıq məlumat
figure-confidentiality-not-for-publication = Dərc üçün deyil
figure-confidentiality-confidential = Məxfi

figure-indicator-goods = mallar
figure-indicator-services = xidmətlər
figure-indicator-goods-and-services = mallar və xidmətlər
figure-rows-years = İllər
figure-rows-half-years = Yarımillər
figure-rows-quarters = Rüblər
figure-rows-months = Aylar
figure-rows-year-to-date = İlin əvvəlindən
figure-rows-other-spans = Digər dövrlər

cells-note-turnover = Qiymətləndirmə: ixrac { $a } + idxal { $b }
cells-note-balance = Qiymətləndirmə: ixrac { $a } − idxal { $b }
cells-note-imports = Qiymətləndirmə: ticarət dövriyyəsi { $a } − ixrac { $b }
cells-note-exports = Qiymətləndirmə: ticarət dövriyyəsi { $a } − idxal { $b }
cells-note-growth = Qiymətləndirmə: { $period } səviyyəsi { $level } və dərc olunmuş artım { $growth }
cells-note-some-growth = Qiymətləndirmə: { $period } səviyyəsi { $level } və dərc olunmuş artım
cells-note-converted = Yenidən hesablanıb: { $before }, məzənnə { $factor }
