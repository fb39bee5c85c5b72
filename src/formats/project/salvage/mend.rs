//! Reads the pieces of a damaged file one by one, many at a time where they are whole.
//!
//! *Invariant:* an id is given to one record only; a figure stands in a cell only once.

use std::collections::BTreeSet;

use super::kind::Kind;
use super::lines::Piece;
use super::parts::{filled, together};
use super::{Lost, LostKind};
use crate::domain::{Id, Key, Project};
use crate::formats::project::migrate::{SCHEMA, newest};
use crate::formats::project::records::Collected;

/// Pieces that are read at once, at most.
const AT_ONCE: usize = 256;

/// Fields of a record that can not be of two kinds.
const SURE: usize = 3;

/// A project around a list, with nothing else in it.
#[derive(Clone)]
struct Around {
    before: String,
    after: String,
    /// Of the records that the list is in.
    ids: Vec<Id>,
}

impl Around {
    fn project() -> Self {
        Self { before: format!("(schema: {SCHEMA},\n"), after: ")".to_owned(), ids: Vec::new() }
    }

    fn inside(&self, kind: Kind, id: Id, fields: &str) -> Self {
        let before = format!("{}{}: [(\n{fields}", self.before, kind.list());
        Self { before, after: format!(")]{}", self.after), ids: self.ids.iter().copied().chain([id]).collect() }
    }

    fn list(&self, kind: Kind, items: &str) -> String {
        format!("{}{}: [\n{items}]{}", self.before, kind.list(), self.after)
    }
}

pub struct Mender<'a> {
    text: &'a str,
    taken: BTreeSet<Id>,
    /// Cells of the dataset that is being read.
    cells: BTreeSet<Key>,
    /// Everything in the file that looks like an id, once one has to be given.
    mentioned: Option<BTreeSet<Id>>,
    parts: Vec<Project>,
    /// A commission and a session for those whose own are gone.
    homes: Option<(Id, Id)>,
    lost: Vec<Lost>,
}

fn read(text: &str) -> Option<Collected> {
    newest(SCHEMA, text)?.ok().map(Collected::from)
}

/// How a record is written that stands over several lines.
fn write(kind: Kind, piece: &Piece<'_>, text: &mut String) {
    if kind == Kind::Observation || piece.inside.is_empty() { piece.write(text) } else { piece.write_as("(", text) }
}

fn written(kind: Kind, pieces: &[Piece<'_>]) -> String {
    let mut text = String::new();
    pieces.iter().for_each(|piece| write(kind, piece, &mut text));
    text
}

impl<'a> Mender<'a> {
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            taken: BTreeSet::new(),
            cells: BTreeSet::new(),
            mentioned: None,
            parts: Vec::new(),
            homes: None,
            lost: Vec::new(),
        }
    }

    pub fn done(self) -> (Project, Vec<Lost>) {
        (together(self.parts), self.lost)
    }

    pub fn lose(&mut self, what: LostKind, line: usize, last: usize, text: &str) {
        self.lost.push(Lost::new(what, line, last, text));
    }

    fn lose_piece(&mut self, piece: &Piece<'_>) {
        let shown = if piece.body.len() > 1 { Some(piece) } else { piece.inside.first() };
        self.lose(LostKind::Lines, piece.line, piece.last_line(), shown.map_or(piece.body, |shown| shown.body));
    }

    /// The fields of the project.
    pub fn sections(&mut self, pieces: &[Piece<'a>]) {
        let around = Around::project();
        for piece in pieces {
            let name = piece.name().unwrap_or_default();
            if name == "schema" {
                continue;
            }
            let whole = written(Kind::Observation, std::slice::from_ref(piece));
            let part = read(&format!("{}{whole}{}", around.before, around.after));
            if let Some(part) = part.filter(|part| self.takes(part, &[], false)) {
                self.parts.push(part.project);
            } else if piece.inside.is_empty() {
                self.lose_piece(piece);
            } else if let Some(kind) = self.kind_of(&around, &Kind::TOP, piece) {
                let found = self.list(kind, &around, &piece.inside);
                self.parts.extend(found);
            } else {
                piece.inside.iter().for_each(|piece| self.house(piece));
            }
        }
    }

    /// What a list holds whose name may be damaged or gone.
    fn kind_of(&self, around: &Around, kinds: &[Kind], piece: &Piece<'_>) -> Option<Kind> {
        let name = piece.name().unwrap_or_else(|| piece.body.split_whitespace().next().unwrap_or_default());
        let named = kinds.iter().copied().find(|kind| kind.list() == name);
        let nearly = || kinds.iter().copied().find(|kind| Kind::is_nearly(name, kind.list()));
        let best = || {
            let points = |kind: &Kind| piece.inside.iter().map(|item| fits(*kind, around, item)).max().unwrap_or(0);
            let of_each = kinds.iter().map(|kind| (points(kind), *kind)).filter(|(points, _)| *points > 0);
            // Of several that fit as well the first.
            of_each.rev().max_by_key(|(points, _)| *points).map(|(_, kind)| kind)
        };
        named.or_else(nearly).or_else(best)
    }

    /// Whether a part brings no id and no cell that is there already; then they are its own.
    fn takes(&mut self, part: &Collected, known: &[Id], cells: bool) -> bool {
        let mut own = part.ids.clone();
        for id in known {
            // Once: a record inside may have the id of the one that it is in.
            if let Some(place) = own.iter().position(|own| own == id) {
                own.swap_remove(place);
            }
        }
        let ids: BTreeSet<Id> = own.iter().copied().collect();
        if ids.len() < own.len() || !ids.is_disjoint(&self.taken) {
            return false;
        }
        if cells {
            let keys =
                || part.project.datasets.iter().flat_map(|dataset| dataset.observations.iter()).map(|one| one.key);
            if keys().any(|key| self.cells.contains(&key)) {
                return false;
            }
            self.cells.extend(keys());
        }
        self.taken.extend(ids);
        true
    }

    fn whole(&mut self, kind: Kind, around: &Around, pieces: &[Piece<'_>]) -> Option<Project> {
        let part = read(&around.list(kind, &written(kind, pieces)))?;
        self.takes(&part, &around.ids, kind == Kind::Observation).then_some(part.project)
    }

    /// Everything that reads of a list.
    fn list(&mut self, kind: Kind, around: &Around, pieces: &[Piece<'a>]) -> Vec<Project> {
        let mut found = Vec::new();
        for some in pieces.chunks(AT_ONCE) {
            self.halves(kind, around, some, &mut found);
        }
        found
    }

    fn halves(&mut self, kind: Kind, around: &Around, pieces: &[Piece<'a>], found: &mut Vec<Project>) {
        if let Some(part) = self.whole(kind, around, pieces) {
            return found.push(part);
        }
        match pieces {
            [] => {}
            [piece] => found.extend(self.piece(kind, around, piece)),
            several => {
                let (first, second) = several.split_at(several.len() / 2);
                self.halves(kind, around, first, found);
                self.halves(kind, around, second, found);
            }
        }
    }

    /// What reads of one that is not whole.
    fn piece(&mut self, kind: Kind, around: &Around, piece: &Piece<'a>) -> Vec<Project> {
        if kind == Kind::Observation {
            return self.cell(around, piece).into_iter().collect();
        }
        if piece.inside.is_empty() {
            return self.with_other_id(kind, around, piece).into_iter().collect();
        }
        // Where the end of one list and the beginning of the next are gone, records stand among those of another kind.
        let others = || Kind::TOP.iter().filter(|other| **other != kind);
        if Kind::TOP.contains(&kind)
            && piece.inside.len() >= SURE
            && others().any(|other| fits(*other, &Around::project(), piece) == 2)
        {
            self.house(piece);
            return Vec::new();
        }
        // Where the lines between two records are gone, the second begins with its id, or with what stands before the
        // lists of records that the first ends with.
        let named = |at: usize| piece.inside.get(at).and_then(Piece::name);
        let list = |at: usize| kind.inside().iter().position(|inside| Some(inside.list()) == named(at));
        let begins = |at: usize| {
            let follows = list(at - 1).is_none_or(|before| list(at).is_some_and(|list| list > before));
            named(at) == Some("id") || !follows
        };
        let starts: Vec<usize> = (0..piece.inside.len()).filter(|at| *at == 0 || begins(*at)).collect();
        let ends = starts.iter().skip(1).copied().chain([piece.inside.len()]);
        let records = starts.iter().copied().zip(ends).filter_map(|(from, to)| piece.inside.get(from..to));
        records.filter_map(|fields| self.record(kind, around, fields)).collect()
    }

    /// A record on one line can only have an id that another record has.
    fn with_other_id(&mut self, kind: Kind, around: &Around, piece: &Piece<'a>) -> Option<Project> {
        let (before, rest) = piece.body.split_once("id: \"")?;
        let (_, after) = rest.split_once('"')?;
        let id = self.fresh();
        let part = read(&around.list(kind, &format!("{before}id: \"{id}\"{after}")));
        match part.filter(|part| self.takes(part, &around.ids, false)) {
            Some(part) => {
                self.lose(LostKind::Id, piece.line, piece.line, piece.body);
                Some(part.project)
            }
            None => {
                self.lose_piece(piece);
                None
            }
        }
    }

    /// A cell with several figures, without those that do not read; then nobody knows which of them was adopted.
    fn cell(&mut self, around: &Around, piece: &Piece<'a>) -> Option<Project> {
        let mut fields = String::new();
        let mut gone = Vec::new();
        for field in piece.inside.iter().filter(|field| field.name() != Some("adopted")) {
            let fits =
                |text: &str| read(&around.list(Kind::Observation, &format!("{}\n{text})),\n", piece.body))).is_some();
            fields.push_str(&kept(field, fits, &mut gone));
        }
        let text = format!("{}\n{fields}adopted: None,\n)),\n", piece.body);
        let part = read(&around.list(Kind::Observation, &text)).filter(|_| !piece.inside.is_empty());
        match part.filter(|part| self.takes(part, &around.ids, true)) {
            Some(part) => {
                self.lose(LostKind::Lines, piece.line, piece.last_line(), piece.body);
                Some(part.project)
            }
            None => {
                // Not a cell at all, perhaps.
                if piece.body.len() < 2 {
                    self.house(piece)
                } else {
                    self.lose_piece(piece)
                }
                None
            }
        }
    }

    /// A record over several lines: its fields one by one, then the records inside it.
    fn record(&mut self, kind: Kind, around: &Around, fields: &[Piece<'a>]) -> Option<Project> {
        let first = fields.first()?;
        if let Some(other) = told_by_lists(fields).filter(|other| *other != kind) {
            let found = self.elsewhere(other, fields);
            self.parts.extend(found);
            return None;
        }
        let (id, own) = self.id_of(fields);
        let base: String = std::iter::once(format!("id: \"{id}\",\n"))
            .chain(
                fields.iter().filter(|field| kind.required().contains(&field.name().unwrap_or_default())).map(text_of),
            )
            .collect();
        let reads = |text: &str| read(&around.list(kind, &format!("(\n{base}{text}),\n"))).is_some();
        if !reads("") {
            self.taken.remove(&id);
            fields.iter().for_each(|field| self.lose_piece(field));
            return None;
        }
        if !own {
            self.lose(LostKind::Id, first.line, first.line, first.body);
        }
        let mut head = Head { text: base.clone(), telling: base.clone(), gone: Vec::new(), lists: Vec::new() };
        let inner = around.inside(kind, id, &base);
        for field in fields {
            let name = field.name().unwrap_or_default();
            if name == "id" || kind.required().contains(&name) {
                continue;
            }
            head.sort(self, kind, &inner, field, &reads);
        }
        let shown = head.telling.contains("shown: ");
        if kind == Kind::Dataset && !shown && (!own || !head.gone.is_empty()) {
            self.lose(LostKind::Multiples, first.line, first.line, first.body);
        }
        for (line, last, body) in std::mem::take(&mut head.gone) {
            self.lose(LostKind::Lines, line, last, body);
        }
        let part = read(&around.list(kind, &format!("(\n{}),\n", head.text)))?;
        let inner = around.inside(kind, id, &head.telling);
        self.cells.clear();
        let inside = head.lists.into_iter().flat_map(|(kind, pieces)| self.list(kind, &inner, pieces)).collect();
        Some(if kind.inside().is_empty() { part.project } else { filled(&part.project, inside) })
    }

    /// Its own id where that reads and is free.
    fn id_of(&mut self, fields: &[Piece<'a>]) -> (Id, bool) {
        let own = fields.iter().find(|field| field.name() == Some("id"));
        let text = own.and_then(|field| field.body.split('"').nth(1));
        let id = text.and_then(|text| text.parse().ok()).filter(|id| !self.taken.contains(id));
        let (id, own) = id.map_or_else(|| (self.fresh(), false), |id| (id, true));
        self.taken.insert(id);
        (id, own)
    }

    /// An id that nothing in the file has or refers to.
    fn fresh(&mut self) -> Id {
        let text = self.text;
        let mentioned =
            self.mentioned.get_or_insert_with(|| text.split('"').filter_map(|part| part.parse().ok()).collect());
        let free = (2..).filter_map(Id::new).find(|id| !mentioned.contains(id) && !self.taken.contains(id));
        let id = free.unwrap_or(Id::NONE_YET);
        mentioned.insert(id);
        id
    }

    /// A record where none of its kind stands: it goes where such records are, in a commission of its own if need be.
    fn house(&mut self, piece: &Piece<'a>) {
        if piece.inside.len() < 2 {
            return self.lose_piece(piece);
        }
        let project = Around::project();
        let whole = std::slice::from_ref(piece);
        for kind in Kind::TOP {
            if let Some(part) = self.whole(kind, &project, whole) {
                return self.parts.push(part);
            }
        }
        let (commission, session) = self.home();
        for (kind, around) in [(Kind::Session, &commission), (Kind::Outcome, &session), (Kind::Review, &session)] {
            if let Some(part) = self.whole(kind, around, whole) {
                return self.parts.push(part);
            }
        }
        match told_by_lists(&piece.inside) {
            Some(kind) => {
                let found = self.elsewhere(kind, &piece.inside);
                self.parts.extend(found);
            }
            None => self.lose_piece(piece),
        }
    }

    /// A record whose lists say what it is, while it stands among others.
    fn elsewhere(&mut self, kind: Kind, fields: &[Piece<'a>]) -> Option<Project> {
        let around = if kind == Kind::Session { self.home().0 } else { Around::project() };
        self.record(kind, &around, fields)
    }

    /// Around the sessions of a commission, and around the points of a session, that are there for those without one.
    fn home(&mut self) -> (Around, Around) {
        let (commission, session) = match self.homes {
            Some(homes) => homes,
            None => (self.fresh(), self.fresh()),
        };
        self.homes = Some((commission, session));
        let of = |id: Id| format!("id: \"{id}\",\n");
        let in_commission = Around::project().inside(Kind::Commission, commission, &of(commission));
        let in_session = in_commission.inside(Kind::Session, session, &of(session));
        (in_commission, in_session)
    }
}

/// What a record is that has such a list.
fn told_by_lists(fields: &[Piece<'_>]) -> Option<Kind> {
    let holds = |kind: &Kind, field: &Piece<'_>| {
        !field.inside.is_empty() && kind.inside().iter().any(|inside| Some(inside.list()) == field.name())
    };
    let kinds = [Kind::Dataset, Kind::Commission, Kind::Session];
    kinds.into_iter().find(|kind| fields.iter().any(|field| holds(kind, field)))
}

/// What is known of a record so far.
struct Head<'p, 'a> {
    /// Its fields.
    text: String,
    /// Those of them that the records inside need.
    telling: String,
    gone: Vec<(usize, usize, &'a str)>,
    lists: Vec<(Kind, &'p [Piece<'a>])>,
}

impl<'p, 'a> Head<'p, 'a> {
    fn sort(
        &mut self,
        mender: &mut Mender<'a>,
        kind: Kind,
        inner: &Around,
        field: &'p Piece<'a>,
        reads: &impl Fn(&str) -> bool,
    ) {
        let name = field.name().unwrap_or_default();
        let list = kind.inside().iter().copied().find(|kind| kind.list() == name);
        if let Some(list) = list.filter(|_| !field.inside.is_empty()) {
            return self.lists.push((list, &field.inside));
        }
        let text = text_of(field);
        if reads(&text) {
            return self.add(kind, name, &text);
        }
        let nearly = kind.telling().iter().copied().find(|known| Kind::is_nearly(name, known));
        if let (Some(known), Some((_, value))) = (nearly, text.split_once(':')) {
            let text = format!("{known}:{value}");
            if reads(&text) {
                return self.add(kind, known, &text);
            }
        }
        if field.inside.is_empty() {
            return self.gone.push((field.line, field.line, field.body));
        }
        if let Some(list) = mender.kind_of(inner, kind.inside(), field) {
            return self.lists.push((list, &field.inside));
        }
        let kept = kept(field, reads, &mut self.gone);
        if kept.is_empty() {
            field.inside.iter().for_each(|piece| mender.house(piece));
        }
        self.text.push_str(&kept);
    }

    fn add(&mut self, kind: Kind, name: &str, text: &str) {
        // A field that stands twice is not read at all.
        let line = format!("\n{name}:");
        if self.text.contains(&line) {
            return;
        }
        self.text.push_str(text);
        if kind.telling().contains(&name) {
            self.telling.push_str(text);
        }
    }
}

fn text_of(piece: &Piece<'_>) -> String {
    let mut text = String::new();
    piece.write(&mut text);
    text
}

/// A field without those of its lines that do not read; empty where nothing is left.
fn kept<'a>(field: &Piece<'a>, reads: impl Fn(&str) -> bool, gone: &mut Vec<(usize, usize, &'a str)>) -> String {
    let whole = text_of(field);
    if reads(&whole) {
        return whole;
    }
    let with = |lines: Vec<Piece<'a>>| {
        let mut text = String::new();
        field.with(lines).write(&mut text);
        text
    };
    let mut good = Vec::new();
    for line in &field.inside {
        if reads(&with(vec![line.clone()])) {
            good.push(line.clone());
        } else {
            gone.push((line.line, line.last_line(), line.body));
        }
    }
    if good.is_empty() {
        gone.push((field.line, field.last_line(), field.body));
        return String::new();
    }
    let text = with(good);
    if reads(&text) { text } else { String::new() }
}

/// 2: it reads as one of the kind; 1: something in it reads as what stands inside such a one.
fn fits(kind: Kind, around: &Around, piece: &Piece<'_>) -> u8 {
    if read(&around.list(kind, &written(kind, std::slice::from_ref(piece)))).is_some() {
        return 2;
    }
    let id = Id::NONE_YET;
    let inner = around.inside(kind, id, &format!("id: \"{id}\",\n"));
    let lists = || piece.inside.iter().flat_map(|field| &field.inside);
    u8::from(kind.inside().iter().any(|inside| lists().any(|item| fits(*inside, &inner, item) > 0)))
}
