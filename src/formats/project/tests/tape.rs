//! Any project, built from a tape of numbers: an empty tape is an empty project, and a shorter one a smaller one, so
//! that a failing case shrinks.
//!
//! *Invariant:* own ids are unique, as in every project; references may lead nowhere.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "numbers of the tape are cut to their ranges on purpose"
)]

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::super::words::Word;
use crate::domain::*;

pub struct Tape<'a> {
    words: std::slice::Iter<'a, u32>,
    last_id: u32,
}

const TEXTS: [&str; 24] = [
    "",
    "a",
    "\"",
    "\\",
    "\\\"",
    "\n",
    "\r\n",
    "\t",
    "\u{0}",
    "\u{1b}",
    "\u{7f}",
    "\u{85}",
    "\u{2028}",
    "\u{feff}",
    "\u{10ffff}",
    "𝄞ə₼",
    "// sha256: 0",
    "/* x",
    "*/",
    "(schema: 1)",
    "r#\"x\"#",
    "Some(\"x\")",
    "unread: ",
    " x ",
];

impl<'a> Tape<'a> {
    pub fn new(words: &'a [u32]) -> Self {
        Self { words: words.iter(), last_id: 0 }
    }

    fn next(&mut self) -> u32 {
        self.words.next().copied().unwrap_or(0)
    }

    fn below(&mut self, limit: u32) -> u32 {
        self.next() % limit
    }

    fn flag(&mut self) -> bool {
        self.below(2) == 1
    }

    fn list<T>(&mut self, mut item: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.below(4)).map(|_| item(self)).collect()
    }

    fn maybe<T>(&mut self, item: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.flag().then(|| item(self))
    }

    fn text(&mut self) -> String {
        let mut text = String::new();
        for _ in 0..self.below(4) {
            if self.flag() {
                text.push_str(TEXTS[self.below(24) as usize]);
            } else {
                text.push(char::from_u32(self.below(0x11_0000)).unwrap_or('x'));
            }
        }
        text
    }

    fn boxed(&mut self) -> Box<str> {
        self.text().into()
    }

    fn area(&mut self) -> AreaRef {
        AreaRef(self.text())
    }

    fn word<T: Word>(&mut self) -> T {
        T::from_word(T::WORDS[self.below(T::WORDS.len() as u32) as usize]).unwrap()
    }

    /// A new id, all over the range.
    fn id<T: From<Id>>(&mut self) -> T {
        self.last_id += 1 + self.below(100_000);
        Id::new(self.last_id).unwrap().into()
    }

    /// An id of a record that is there or not.
    fn reference<T: From<Id>>(&mut self) -> T {
        let raw = self.next().max(1);
        Id::new(if self.flag() { raw } else { raw % 50 + 1 }).unwrap().into()
    }

    fn date(&mut self) -> Date {
        Date::new(self.below(19_999) as i16 - 9_999, self.below(12) as i8 + 1, self.below(28) as i8 + 1).unwrap()
    }

    fn period(&mut self) -> Period {
        let months = if self.flag() { [1, 3, 6, 12][self.below(4) as usize] } else { self.below(1200) as u16 + 1 };
        Period::new(1000 + self.below(1890) as i32, self.below(12) as u8 + 1, months).unwrap()
    }

    fn number(&mut self) -> Number {
        let scale = self.below(29);
        let mut value = match self.below(3) {
            0 => Decimal::from_parts(self.next(), 0, 0, false, scale),
            1 => Decimal::from_parts(self.next(), self.next(), self.next(), false, scale),
            _ => Decimal::new(i64::from(self.below(1000)), scale % 4),
        };
        value.set_sign_negative(self.flag());
        let multiplier = if self.flag() { Multiplier(self.next() as u8) } else { Multiplier::MILLION };
        Number::new(value, multiplier)
    }

    fn flow(&mut self) -> Flow {
        match self.below(9) as usize {
            8 => Flow::Named(self.reference()),
            nth => Flow::CODED[nth],
        }
    }

    fn against(&mut self) -> Against {
        match self.below(3) {
            0 => Against::YearEarlier,
            1 => Against::Previous,
            _ => Against::Period(self.period()),
        }
    }

    fn whole(&mut self) -> Whole {
        match self.below(4) {
            0 => Whole::World,
            1 => Whole::Flow(self.flow()),
            2 => Whole::Dataset(self.reference()),
            _ => Whole::Area(self.reference()),
        }
    }

    fn measure(&mut self) -> Measure {
        match self.below(12) {
            1 => Measure::Rate { form: self.word(), against: self.against() },
            2 => Measure::AbsoluteChange { against: self.against() },
            3 => Measure::Share { of: self.whole() },
            4 => Measure::ShareChange { of: self.whole() },
            5 => Measure::Contribution { to: self.whole() },
            6 => Measure::CompoundRate { from: self.period() },
            7 => Measure::Cover,
            _ => Measure::Level,
        }
    }

    fn said(&mut self) -> Said {
        match self.below(8) {
            1 => Said::Range(Box::new((self.number(), self.number()))),
            2 => Said::Nil,
            3 => Said::Negligible,
            4 => Said::NoValue,
            5 => Said::Unread(self.boxed()),
            _ => Said::Number(self.number()),
        }
    }

    fn figure(&mut self, default: Option<SourceId>) -> Figure {
        let source = if self.flag() { default } else { self.maybe(Self::reference) };
        let mut figure = Figure::new(self.said(), source);
        if self.flag() {
            figure.qualifier = self.word();
            figure.status = self.word();
            figure.confidentiality = self.word();
        }
        figure.with_details(FigureDetails {
            published: self.maybe(Self::date),
            quote: self.maybe(Self::boxed),
            quote_outdated: self.flag(),
            note: self.maybe(Self::boxed),
        })
    }

    fn observation(&mut self, default: Option<SourceId>) -> Observation {
        let key = Key::new(self.flow(), self.period(), self.measure());
        let mut figures = vec![self.figure(default)];
        if self.flag() {
            figures.extend(self.list(|tape| tape.figure(default)));
        }
        let adopted = if self.flag() { Some(0) } else { self.maybe(|tape| tape.below(4) as usize) };
        Observation { key, figures: Figures::new(figures, adopted).unwrap() }
    }

    fn dataset(&mut self) -> Dataset {
        let head = DatasetHead {
            name: self.text(),
            reporter: self.area(),
            partner: self.area(),
            indicator: match self.below(4) {
                0 => Indicator::Goods,
                1 => Indicator::Services,
                2 => Indicator::GoodsAndServices,
                _ => Indicator::Other(self.text()),
            },
            product: self.text(),
            unit: self.text(),
            shown: Multiplier([0, 3, 6, 9, 12, 255][self.below(6) as usize]),
            export_valuation: self.word(),
            import_valuation: self.word(),
            system: self.word(),
            adjustment: self.word(),
            default_source: self.maybe(Self::reference),
            note: self.text(),
        };
        let source = head.default_source;
        let mut dataset = Dataset::new(self.id(), head);
        dataset.periods = (0..self.below(20)).map(|_| self.period()).collect();
        dataset.observations = (0..self.below(12)).map(|_| self.observation(source)).collect();
        dataset
    }

    fn term(&mut self) -> Term {
        Term { dataset: self.reference(), flow: self.flow() }
    }

    fn person(&mut self) -> Person {
        Person { name: self.text(), office: self.text() }
    }

    fn document(&mut self) -> Document {
        Document { title: self.text(), link: self.text() }
    }

    fn outcome(&mut self) -> Outcome {
        Outcome {
            id: self.id(),
            paragraph: self.text(),
            kind: self.word(),
            text: self.text(),
            topic: self.text(),
            responsible: self.list(Self::text),
            deadline: match self.below(6) {
                0 => Deadline::NoneStated,
                1 => Deadline::NearFuture,
                2 => Deadline::Permanent,
                3 => Deadline::On(self.date()),
                4 => Deadline::Within(self.period()),
                _ => Deadline::Words(self.text()),
            },
            priority: self.word(),
            log: self.list(|tape| StatusEntry {
                date: tape.maybe(Self::date),
                status: tape.word(),
                words: tape.text(),
                source: tape.maybe(Self::reference),
            }),
            target: self.maybe(|tape| {
                Box::new(Target {
                    dataset: tape.maybe(Self::reference),
                    flow: tape.flow(),
                    baseline: tape.maybe(|tape| (tape.period(), tape.number())),
                    target: tape.number(),
                    by: tape.maybe(Self::period),
                    words: tape.text(),
                })
            }),
            figures: self.list(|tape| QuotedFigure {
                number: tape.number(),
                cell: CellRef { dataset: tape.reference(), key: Key::new(tape.flow(), tape.period(), tape.measure()) },
            }),
            note: self.text(),
        }
    }

    fn delegation(&mut self) -> Delegation {
        Delegation { party: self.area(), head: self.person(), members: self.list(Self::person) }
    }

    fn topic(&mut self) -> Topic {
        Topic { text: self.text(), rapporteur: self.text() }
    }

    fn session(&mut self) -> CommissionSession {
        let head = SessionHead {
            number: self.maybe(Self::next),
            from: self.maybe(Self::date),
            to: self.maybe(Self::date),
            place: self.text(),
            format: self.word(),
            phase: self.word(),
            delegations: self.list(Self::delegation),
            agenda: self.list(Self::topic),
            statements: self.list(|tape| Statement { speaker: tape.text(), text: tape.text() }),
            documents: self.list(Self::document),
            sources: self.list(|tape| Citation { source: tape.reference(), quote: tape.text() }),
            next_date: self.maybe(Self::date),
            next_place: self.text(),
            reopened: self.list(|tape| Reopening { date: tape.date(), who: tape.text(), why: tape.text() }),
            note: self.text(),
        };
        let mut session = CommissionSession::new(self.id(), head);
        session.outcomes = self.list(Self::outcome).into_iter().collect();
        session.reviews = self
            .list(|tape| Review {
                id: tape.id(),
                outcome: tape.reference(),
                result: tape.word(),
                becomes: tape.list(Self::reference),
                words: tape.text(),
                was: tape.maybe(|tape| GonePoint {
                    session: tape.maybe(Self::next),
                    paragraph: tape.text(),
                    text: tape.text(),
                }),
            })
            .into_iter()
            .collect();
        session
    }

    fn commission(&mut self) -> Commission {
        let head = CommissionHead {
            name: self.text(),
            parties: self.list(Self::area),
            co_chairs: self.list(|tape| CoChair {
                party: tape.area(),
                person: tape.person(),
                from: tape.maybe(Self::date),
                to: tape.maybe(Self::date),
            }),
            working_groups: self.list(Self::text),
            founding_document: self.document(),
            templates: self.list(|tape| SessionTemplate {
                name: tape.text(),
                place: tape.text(),
                format: tape.word(),
                delegations: tape.list(Self::delegation),
                agenda: tape.list(Self::topic),
            }),
            note: self.text(),
        };
        Commission { id: self.id(), head, sessions: self.list(Self::session).into_iter().collect() }
    }

    fn source(&mut self) -> Source {
        Source {
            id: self.id(),
            office: self.text(),
            publisher: self.text(),
            title: self.text(),
            link: self.text(),
            published: self.maybe(Self::date),
            accessed: self.maybe(Self::date),
            rounding: RoundingConvention { levels: self.maybe(Self::word), rates: self.maybe(Self::word) },
            note: self.text(),
        }
    }

    fn chart(&mut self) -> Chart {
        Chart {
            id: self.id(),
            name: self.text(),
            title: self.text(),
            subtitle: self.text(),
            source: self.text(),
            kind: self.word(),
            datasets: self.list(Self::reference),
            flows: self.list(Self::flow),
            frequency: self.word(),
            against: self.against(),
            as_of: self.maybe(Self::date),
            shown: self.maybe(|tape| Multiplier([0, 3, 6, 9, 12, 255][tape.below(6) as usize])),
            from: self.maybe(Self::period),
            to: self.maybe(Self::period),
            log_scale: self.flag(),
            data_labels: self.flag(),
            patterns: self.flag(),
            events: self.flag(),
            legend: self.flag(),
            size: self.maybe(Self::chart_size),
            notes: self.list(|tape| ChartNote {
                from: tape.period(),
                to: tape.maybe(Self::period),
                flow: tape.maybe(Self::flow),
                dataset: tape.maybe(Self::reference),
                text: tape.text(),
            }),
        }
    }

    fn chart_size(&mut self) -> ChartSize {
        let mut side = || u16::try_from(self.below(5000)).unwrap();
        ChartSize { width: side(), height: side() }
    }

    fn style(&mut self) -> ChartStyle {
        ChartStyle {
            font: self.text(),
            text_percent: u16::try_from(self.below(400)).unwrap(),
            colors: self.list(|tape| Rgb::hex(tape.below(0x100_0000))),
            patterns: self.flag(),
            dark: self.flag(),
            size: self.chart_size(),
        }
    }

    pub fn project(&mut self) -> Project {
        Project {
            datasets: self.list(Self::dataset).into_iter().collect(),
            commissions: self.list(Self::commission).into_iter().collect(),
            head: ProjectHead { title: self.text(), note: self.text(), style: self.style() },
            areas: self
                .list(|tape| Area {
                    id: tape.id(),
                    code: tape.text(),
                    names: tape.list(|tape| (tape.text(), tape.text())),
                    kind: tape.word(),
                    members: tape.list(Self::text),
                })
                .into_iter()
                .collect(),
            flows: self.list(|tape| NamedFlow { id: tape.id(), name: tape.text() }).into_iter().collect(),
            sources: self.list(Self::source).into_iter().collect(),
            identities: self
                .list(|tape| Identity {
                    id: tape.id(),
                    whole: tape.term(),
                    parts: tape.list(Self::term),
                    complete: tape.maybe(Self::flag),
                    note: tape.text(),
                })
                .into_iter()
                .collect(),
            events: self
                .list(|tape| Event {
                    id: tape.id(),
                    from: tape.date(),
                    to: tape.maybe(Self::date),
                    kind: match tape.below(3) {
                        0 => EventKind::Visit,
                        1 => EventKind::Agreement,
                        _ => EventKind::Other(tape.text()),
                    },
                    title: tape.text(),
                    link: tape.text(),
                })
                .into_iter()
                .collect(),
            charts: self.list(Self::chart).into_iter().collect(),
            views: self
                .list(|tape| View {
                    id: tape.id(),
                    name: tape.text(),
                    of: tape.word(),
                    filters: tape.list(|tape| Filter { field: tape.text(), any_of: tape.list(Self::text) }),
                    group_by: tape.text(),
                    sort_by: tape.text(),
                    descending: tape.flag(),
                })
                .into_iter()
                .collect(),
            acknowledgements: self
                .list(|tape| Acknowledgement {
                    id: tape.id(),
                    statements: tape.list(|tape| CellRef {
                        dataset: tape.reference(),
                        key: Key::new(tape.flow(), tape.period(), tape.measure()),
                    }),
                    fingerprint: tape.text(),
                    reason: tape.text(),
                    date: tape.maybe(Self::date),
                })
                .into_iter()
                .collect(),
        }
    }
}
