//! A terminal in memory: what is drawn goes through the real backend as bytes, and is read back by a terminal parser.

use std::cell::RefCell;
use std::collections::HashMap;
use std::io::{self, Write};
use std::num::NonZeroU16;
use std::rc::Rc;

use imwarden::app::model::Model;
use imwarden::i18n::Lang;
use imwarden::text::WidthPolicy;
use imwarden::view::{Skin, draw};
use jiff::tz::TimeZone;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

#[derive(Clone, Default)]
struct Bytes(Rc<RefCell<Vec<u8>>>);

impl Write for Bytes {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A screen that takes one frame after another.
pub(crate) struct Screen {
    bytes: Bytes,
    terminal: Terminal<CrosstermBackend<Bytes>>,
    parser: vt100::Parser,
}

impl Screen {
    pub(crate) fn new((columns, rows): (u16, u16)) -> Self {
        crossterm::style::force_color_output(true);
        let bytes = Bytes::default();
        let options = TerminalOptions { viewport: Viewport::Fixed(Rect::new(0, 0, columns, rows)) };
        let terminal = Terminal::with_options(CrosstermBackend::new(bytes.clone()), options).unwrap();
        let size = |n: u16| NonZeroU16::new(n).unwrap();
        Self { bytes, terminal, parser: vt100::Parser::new(size(rows), size(columns), 0) }
    }

    /// One frame of one model on a new screen.
    pub(crate) fn of(model: &Model) -> Self {
        let mut screen = Self::new(model.size);
        screen.paint(model);
        screen
    }

    /// The next frame; only what differs is written.
    pub(crate) fn paint(&mut self, model: &Model) {
        let skin = skin(model);
        self.terminal
            .draw(|frame| {
                if let Some(caret) = draw(model, &skin, frame.buffer_mut()) {
                    frame.set_cursor_position(caret);
                }
            })
            .unwrap();
        let bytes = std::mem::take(&mut *self.bytes.0.borrow_mut());
        self.parser.process(&bytes);
    }

    /// The rows as text.
    pub(crate) fn rows(&self) -> Vec<String> {
        let (_, columns) = self.parser.screen().size();
        self.parser.screen().rows(0, columns.get()).map(|row| row.trim_end().to_owned()).collect()
    }

    /// The text with its styles as a number and the caret, for snapshots.
    pub(crate) fn shown(&self) -> String {
        let caret = match self.caret() {
            Some((column, row)) => format!("{column},{row}"),
            None => "hidden".to_owned(),
        };
        format!("{}\n-- caret {caret}, styles {:016x}", self.rows().join("\n"), self.styles())
    }

    /// Column and row of the caret, when it is shown.
    pub(crate) fn caret(&self) -> Option<(u16, u16)> {
        let (row, column) = self.parser.screen().cursor_position();
        (!self.parser.screen().hide_cursor()).then_some((column, row))
    }

    /// One character of the screen; empty for the second half of a wide one.
    pub(crate) fn cell(&self, column: u16, row: u16) -> &str {
        self.parser.screen().cell(row, column).unwrap().contents()
    }

    /// How a character is drawn; empty for the second half of a wide one, which looks like the first.
    pub(crate) fn style(&self, column: u16, row: u16) -> String {
        let cell = self.parser.screen().cell(row, column).unwrap();
        if cell.is_wide_continuation() {
            return String::new();
        }
        if cell.contents().trim().is_empty() {
            // Weight and text colour do not show on a blank.
            return format!("{:?} {:?}", (cell.underline(), cell.inverse()), cell.bgcolor());
        }
        let flags = (cell.bold(), cell.dim(), cell.italic(), cell.underline(), cell.inverse());
        format!("{flags:?} {:?} {:?}", cell.fgcolor(), cell.bgcolor())
    }

    /// A number that changes with any colour or attribute of any cell.
    pub(crate) fn styles(&self) -> u64 {
        // FNV-1a: the standard library's hasher may change from one release to the next.
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        let (rows, columns) = self.parser.screen().size();
        for row in 0..rows.get() {
            for column in 0..columns.get() {
                for byte in self.style(column, row).bytes() {
                    hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
                }
            }
        }
        hash
    }

    /// Whether any cell has a colour.
    pub(crate) fn has_colour(&self) -> bool {
        let (rows, columns) = self.parser.screen().size();
        (0..rows.get()).any(|row| {
            (0..columns.get()).any(|column| {
                let cell = self.parser.screen().cell(row, column).unwrap();
                cell.fgcolor() != vt100::Color::Default || cell.bgcolor() != vt100::Color::Default
            })
        })
    }
}

thread_local! {
    /// Reading the texts takes longer than drawing.
    static SKINS: RefCell<HashMap<(Lang, WidthPolicy, bool), Rc<Skin>>> = RefCell::default();
}

fn skin(model: &Model) -> Rc<Skin> {
    let make = || {
        let skin = Skin::new(model.lang, model.width, model.monochrome);
        Rc::new(skin.with_zone(TimeZone::UTC))
    };
    let key = (model.lang, model.width, model.monochrome);
    SKINS.with_borrow_mut(|skins| Rc::clone(skins.entry(key).or_insert_with(make)))
}
