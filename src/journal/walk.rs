//! Walking the chain: rows in, what is wrong with them out. Knows nothing of databases.

use super::entry::{Kind, Pruning};
use super::seal::{self, Content, Hex, Seal, ZEROS};
use crate::job::{Break, Chain, Head, Span};

/// A row as it stands in the file. `None` in place of a text that is none.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'a> {
    pub(super) number: i64,
    pub(super) content: Option<Content<'a>>,
    pub(super) format: i64,
    pub(super) prev_hash: &'a [u8],
    pub(super) hash: &'a [u8],
}

/// The walk, from the first entry to the last.
#[derive(Debug)]
pub(super) struct Walk {
    /// What the file notes as its last entry.
    noted: Option<(i64, Vec<u8>)>,
    prunings: Vec<Watched>,
    expected: Option<Head>,
    chain: Chain,
    last: i64,
    last_hash: Hex,
    /// Whether the link from the last row to the next can tell anything.
    linked: bool,
    /// How things stood at the head, once rows come that lie behind it.
    at_head: Option<AtHead>,
    room: Vec<u8>,
}

#[derive(Debug)]
struct AtHead {
    chain: Chain,
    last: i64,
    last_hash: Hex,
    linked: bool,
    /// The first row behind it.
    next: u64,
}

/// A recorded pruning, and the hashes that were found where it says.
#[derive(Debug)]
struct Watched {
    pruning: Pruning,
    seal: Seal,
}

impl Walk {
    pub(super) fn new(
        noted: Option<(i64, Vec<u8>)>,
        prunings: impl IntoIterator<Item = Pruning>,
        expected: Option<Head>,
    ) -> Self {
        let head = Head { number: 0, hash: seal::text(&ZEROS) };
        Self {
            noted,
            prunings: prunings
                .into_iter()
                .map(|pruning| Watched { pruning, seal: Seal::default() })
                .collect(),
            expected,
            chain: Chain { entries: 0, pruned: 0, head, breaks: Vec::new(), more: 0 },
            last: 0,
            last_hash: ZEROS,
            linked: true,
            at_head: None,
            room: Vec::with_capacity(4096),
        }
    }

    /// Takes the next row; they come by ascending number.
    pub(super) fn take(&mut self, row: &Row<'_>) {
        let number = row.number;
        let hash = Hex::try_from(row.hash).ok();
        if number < 1 {
            return self.note(Break::Appended, 0);
        }
        if self.at_head.is_none() && self.noted.as_ref().is_some_and(|(head, _)| number > *head) {
            let chain = self.chain.clone();
            let (last, last_hash, linked, next) =
                (self.last, self.last_hash, self.linked, number.unsigned_abs());
            self.at_head = Some(AtHead { chain, last, last_hash, linked, next });
        }
        self.chain.entries += 1;
        if number > self.last + 1 {
            let span = Span { first: self.last.unsigned_abs() + 1, last: number.unsigned_abs() - 1 };
            self.chain.note(Break::Missing(span));
            self.linked = false;
        }
        let right = hash.is_some_and(|hash| self.fits(row, &hash));
        if !right {
            self.note(Break::Altered, number.unsigned_abs());
        } else if self.linked && row.prev_hash != self.last_hash {
            // Nothing comes before the first but zeros: there it is the entry itself.
            let entry = number.unsigned_abs();
            if number == 1 { self.note(Break::Altered, 1) } else { self.chain.note(Break::Unlinked(entry)) }
        }
        self.linked = right;
        self.last = number;
        self.last_hash = hash.unwrap_or(ZEROS);
        let unexpected = |expected: &Head| {
            expected.number == number.unsigned_abs() && expected.hash.as_bytes() != row.hash
        };
        if self.expected.as_ref().is_some_and(unexpected) {
            self.chain.note(Break::Unexpected(number.unsigned_abs()));
        }
    }

    /// Whether a row is what its hash says.
    fn fits(&mut self, row: &Row<'_>, hash: &Hex) -> bool {
        let Some(content) = row.content else { return false };
        if content.kind == Kind::Pruned.code() {
            return self.tombstone(row, &content, hash);
        }
        content.hash(row.format, row.prev_hash, &mut self.room).as_ref() == Some(hash)
    }

    /// An entry whose content was taken away. In format 2 what is left still proves its link; in format 1 only the
    /// record of the pruning does.
    fn tombstone(&mut self, row: &Row<'_>, content: &Content<'_>, hash: &Hex) -> bool {
        let number = row.number.unsigned_abs();
        match self.prunings.iter_mut().find(|watched| watched.pruning.covers(number)) {
            Some(watched) => {
                watched.seal.take(hash);
                self.chain.pruned += 1;
            }
            None => self.note(Break::Emptied, number),
        }
        let bare = content.time == 0 && content.operator.is_empty() && content.profile.is_empty();
        let digest = content.body.as_bytes();
        bare && match row.format {
            1 => digest.is_empty(),
            2 => seal::link(row.number, row.prev_hash, digest, &mut self.room) == *hash,
            _ => false,
        }
    }

    /// Notes an entry, in one run with the one before where that has the same fault.
    fn note(&mut self, what: fn(Span) -> Break, entry: u64) {
        if let Some(last) = self.chain.breaks.last_mut()
            && let Some(span) = last.span()
            && span.last + 1 == entry
            && *last == what(span)
        {
            *last = what(Span { first: span.first, last: entry });
        } else {
            self.chain.note(what(Span::one(entry)));
        }
    }

    /// What could be read ended here.
    pub(super) fn unreadable(mut self) -> Chain {
        self.chain.note(Break::Unreadable(self.last.unsigned_abs()));
        self.ended()
    }

    /// There are no more rows.
    pub(super) fn end(mut self) -> Chain {
        self.check_head();
        for watched in std::mem::take(&mut self.prunings) {
            let Pruning { seal, spans, .. } = watched.pruning;
            if seal.as_bytes() != watched.seal.close()
                && let (Some(first), Some(last)) = (spans.first(), spans.last())
            {
                self.chain.note(Break::Altered(Span { first: first.first, last: last.last }));
            }
        }
        if self.expected.as_ref().is_some_and(|expected| expected.number > self.last.unsigned_abs()) {
            self.chain.note(Break::Unexpected(self.expected.as_ref().map_or(0, |head| head.number)));
        }
        self.ended()
    }

    /// Compares with what is noted as the last entry. Where the chain goes on beyond it without a fault to a row with just
    /// that hash, it is the note that was altered.
    fn check_head(&mut self) {
        let Some((head, noted)) = self.noted.take() else {
            return self.chain.note(Break::Head(self.last.unsigned_abs()));
        };
        let behind = self.at_head.take();
        let right = behind.as_ref().is_none_or(|at_head| at_head.chain.breaks == self.chain.breaks);
        if self.last > 0 && self.last != head && noted == self.last_hash && right {
            return self.chain.note(Break::Head(self.last.unsigned_abs()));
        }
        if let Some(at_head) = behind {
            let appended = Span { first: at_head.next, last: self.last.unsigned_abs() };
            (self.chain, self.linked) = (at_head.chain, at_head.linked);
            (self.last, self.last_hash) = (at_head.last, at_head.last_hash);
            self.cut_off(head, &noted);
            self.chain.note(Break::Appended(appended));
        } else {
            self.cut_off(head, &noted);
        }
    }

    fn cut_off(&mut self, head: i64, noted: &[u8]) {
        let last = self.last.unsigned_abs();
        if self.last < head {
            self.chain.note(Break::CutOff { last, head: head.unsigned_abs() });
        } else if noted != self.last_hash && self.linked {
            // When the last row itself was altered, that is said already.
            self.chain.note(Break::Head(last));
        }
    }

    fn ended(mut self) -> Chain {
        self.chain.head = Head { number: self.last.unsigned_abs(), hash: seal::text(&self.last_hash) };
        self.chain
    }
}
