//! Results on standard output: a table for people, one JSON object a line for programs.

use std::io::{self, IsTerminal};

use serde_json::Value;

use super::args::OutputKind;
use super::output;
use crate::i18n::Texts;
use crate::text::{pad, width};

/// Whether results are a table: as asked for, else on a terminal.
pub(super) fn as_table(kind: Option<OutputKind>) -> bool {
    kind.map_or_else(|| io::stdout().is_terminal(), |kind| kind == OutputKind::Table)
}

/// Takes results one by one. Objects go out at once, a table when it is whole.
pub(super) struct Rows {
    table: Option<Vec<Vec<String>>>,
    /// Nobody reads any more (`| head`): no fault, and no reason to stop an action.
    closed: bool,
}

impl Rows {
    /// `columns` are the ends of `cli-column-` keys.
    pub(super) fn new(kind: Option<OutputKind>, columns: &[&str], texts: &Texts) -> Self {
        let heading =
            || columns.iter().map(|name| texts.get(&format!("cli-column-{name}")).into_string()).collect();
        Self { table: as_table(kind).then(|| vec![heading()]), closed: false }
    }

    /// One result, as an object and as cells that are safe to print.
    pub(super) fn row(
        &mut self,
        object: impl FnOnce() -> Value,
        cells: impl FnOnce() -> Vec<String>,
    ) -> io::Result<()> {
        match &mut self.table {
            Some(table) => table.push(cells()),
            None => self.print(&object().to_string())?,
        }
        Ok(())
    }

    /// Whether more results would be for nobody.
    pub(super) fn is_closed(&self) -> bool {
        self.closed
    }

    /// Writes the table, unless it has a heading only.
    pub(super) fn finish(mut self) -> io::Result<()> {
        let table = self.table.take().unwrap_or_default();
        if table.len() < 2 {
            return Ok(());
        }
        for line in aligned(&table) {
            self.print(&line)?;
        }
        Ok(())
    }

    fn print(&mut self, line: &str) -> io::Result<()> {
        if self.closed {
            return Ok(());
        }
        match output::result(line) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.closed = true;
                Ok(())
            }
            written => written,
        }
    }
}

/// Cells below each other. The last column is as long as it is.
pub(super) fn aligned(table: &[Vec<String>]) -> Vec<String> {
    let columns = table.iter().map(Vec::len).max().unwrap_or(0);
    let mut widths = vec![0; columns];
    for row in table {
        for (at, cell) in row.iter().enumerate() {
            widths[at] = widths[at].max(width(cell));
        }
    }
    let line = |row: &Vec<String>| {
        let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| pad(cell, *width, "")).collect();
        cells.join("  ").trim_end().to_owned()
    };
    table.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_below_each_other_whatever_their_width() {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        let lines = aligned(&[row(["ID", "NAME", "ROLE"]), row(["u_1", "老王", "owner"])]);
        assert_eq!(lines, ["ID   NAME  ROLE", "u_1  老王  owner"]);
    }
}
