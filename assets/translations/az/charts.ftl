## Adlı diaqramlar

# Diaqramda bir neçə məlumat toplusu olduqda sıralar necə adlanır
charts-series = { $dataset }, { $flow }
charts-series-again = { $name } ({ $number })
charts-pair = { $reporter } – { $partner }
charts-end-earlier = { $name }, { $period }: { $value }

# Ədədlər və vaxt
charts-at-most = ≤ { $number }
charts-at-least = ≥ { $number }
charts-bounds = { $low }…{ $high }
charts-label-status = { $number } { $letter }
charts-amount = { $number } { $unit }
charts-time = { $from } – { $to }
charts-where = { $series } { $periods }

# Məlumata görə başlıqlar. Ölkələrin adları adlıq haldadır
charts-of = { $what ->
    [exports] İxrac: { $reporter } → { $partner }
    [imports] İdxal: { $reporter } ← { $partner }
    [turnover] Ticarət dövriyyəsi: { $reporter } – { $partner }
    [balance] Ticarət saldosu: { $reporter } – { $partner }
    [flow] { $flow }: { $reporter } – { $partner }
   *[alone] { $flow }
}
charts-title-rose = { charts-of }, artım { $by } ({ $period })
charts-title-fell = { charts-of }, azalma { $by } ({ $period })
charts-title-same = { charts-of }, dəyişiklik yoxdur ({ $period })
charts-title-times = { charts-of }, bir ildə { $by } dəfə artım ({ $period })
charts-title-new = { charts-of }, başlanğıc – { $period }
charts-title-rose-since = { charts-of }, artım { $by } ({ $base } – { $period })
charts-title-fell-since = { charts-of }, azalma { $by } ({ $base } – { $period })
charts-title-same-since = { charts-of }, dəyişiklik yoxdur ({ $base } – { $period })
charts-title-times-since = { charts-of }, { $by } dəfə artım ({ $base } – { $period })
charts-title-over = { charts-of }, { $time }
charts-title-share = { charts-of }, ticarət dövriyyəsində payı { $by } ({ $period })
charts-title-added = { charts-of }, ticarət dövriyyəsinin artımına töhfəsi +{ $by } f. b. ({ $period })
charts-title-took = { charts-of }, ticarət dövriyyəsinin artımına töhfəsi −{ $by } f. b. ({ $period })

# Bir neçə məlumat toplusunun başlıqları
charts-title-partners = { $what ->
    [exports] { $reporter }: tərəfdaşlar üzrə ixrac, { $time }
    [imports] { $reporter }: tərəfdaşlar üzrə idxal, { $time }
    [turnover] { $reporter }: tərəfdaşlar üzrə ticarət dövriyyəsi, { $time }
   *[flow] { $reporter }: { $flow }, tərəfdaşlar üzrə, { $time }
}
charts-title-pair = { $what ->
    [exports] İxrac: { $reporter } → { $partner }, { $time }
    [imports] İdxal: { $reporter } ← { $partner }, { $time }
    [turnover] Ticarət dövriyyəsi: { $reporter } – { $partner }, { $time }
   *[flow] { $flow }: { $reporter } – { $partner }, { $time }
}
charts-title-several = { $flow }, { $time }
charts-title-trade = Ticarət

# Nə göstərilir və kimin məlumatına görə
charts-subtitle-viewpoint = { $measure }; statistika məlumatı: { $reporter }
charts-subtitle-viewpoint-growth = { $measure }; statistika məlumatı: { $reporter }; { $growth }
charts-subtitle-growth = { $measure }; { $growth }
charts-growth-year = əvvəlki ilin müvafiq dövrünə nisbətən artım
charts-measure-of = { $what }, { $measure }
charts-measure-to-date = { $unit }, ilin əvvəlindən artan yekunla
charts-measure-index = { $period } = 100
charts-measure-share = ticarət dövriyyəsinə faizlə
charts-measure-share-of = “{ $name }” göstəricisinə faizlə
charts-measure-share-of-all = göstərilən sıraların cəminə faizlə
charts-measure-points = ticarət dövriyyəsinin artımına töhfə, faiz bəndi
charts-measure-points-of = “{ $name }” göstəricisinin artımına töhfə, faiz bəndi
charts-measure-points-of-all = göstərilən sıraların cəminin artımına töhfə, faiz bəndi

# Məlumat haradandır
charts-source = Mənbə: { $source }
charts-sources = Mənbələr: { $sources }
charts-source-dated = { $source }, { $date }
charts-sources-more = daha { $count }

# Qeydlər
charts-note-left-out = Göstərilməyib, ölçü vahidi başqadır: { $names }
charts-note-not-drawn = Diaqramın bu növündə göstərilmir: { $names }
charts-note-no-base = Göstərilməyib, baza dövrünün göstəricisi yoxdur: { $names }
charts-note-incomplete = Bəzi tərkib hissələrinin göstəricisi yoxdur: { $periods }
charts-note-log = 0-dan böyük olmayan göstəricilər bu şkalada əks olunmayıb: { $periods }
charts-note-implied = Digər göstəricilərdən irəli gəlir, mənbələrdə dərc olunmayıb: { $where }
charts-note-calculated = Digər göstəricilər əsasında hesablanıb, mənbələrdə dərc olunmayıb: { $where }
charts-note-multiplier = Dərc olunub: { $printed }; göstərilib: { $shown }
charts-note-multiplier-rounded = Dərc olunub: { $printed }; yuvarlaqlaşdırılaraq göstərilib: { $shown }
charts-note-letter = { $letter } – { $status }: { $where }
charts-note-status = { $status }: { $where }
charts-note-remark = { $remark }: { $where }
charts-note-issues = Məlumatlar bir neçə buraxılışdan götürülüb; əvvəlkilər sonradan dəqiqləşdirilmiş ola bilər
charts-note-figure = { $where }: { $note }
charts-notes-more = daha { $count } qeyd

# Diaqram nə deyir – onu görməyənlər üçün
charts-summary-grouped = Yan-yana sütunlar
charts-summary-stacked = Yığılmış sütunlar
charts-summary-mirrored = Yuxarı və aşağı yönəlmiş sütunlar
charts-summary-lines = Xətlər
charts-summary-area = Sahələr
charts-summary-index = İndeks xətləri
charts-summary-growth = Artım sütunları
charts-summary-contribution = Artıma töhfələr
charts-summary-share = Paylar
charts-summary-year-to-date = İlin əvvəlindən, hər il üçün bir xətt
charts-summary-slope = İki dövrün müqayisəsi
charts-summary-small-multiples = Kiçik diaqramlar, hər məlumat toplusu üçün biri
charts-summary-empty = Diaqram üçün məlumat yoxdur
charts-summary-one = { $name }: { $value } ({ $period })
charts-summary-ends = { $name }: { $first } ({ $from }), { $last } ({ $to })
charts-summary-extremes = ən yüksək { $high } ({ $high-period }), ən aşağı { $low } ({ $low-period })
charts-summary-change = ən böyük dəyişiklik { $change } ({ $from } – { $to })
charts-summary-gaps = göstərici yoxdur: { $periods }
charts-summary-more = daha { $count } sıra
charts-summary-log = 0-dan böyük olmayan göstəricilər loqarifmik şkalada əks olunmayıb

# Diaqramın məlumatı cədvəl şəklində
charts-table-derived = hesablama
export-notes = Status və qeydlər

charts-target = hədəf { $value }, { $period }
charts-target-beyond = hədəf { $value }, { $period } →
