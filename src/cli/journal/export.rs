//! `imwarden journal export`: entry by entry, so that a journal of any size passes through little memory.

use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use tempfile::NamedTempFile;

use super::{Stopped, csv, jsonl, output, safe_path};
use crate::cli::journal_args::ExportFormat;
use crate::cli::status::Halt;
use crate::i18n::{Phrase, Texts};
use crate::journal::{Filter, Journal};

/// Lets spreadsheets read a file as UTF-8; on standard output it would only be in the way.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Where to.
pub(super) struct To<'a> {
    /// `None`: standard output.
    pub(super) file: Option<&'a Path>,
    /// An existing file is written over.
    pub(super) force: bool,
}

pub(super) async fn run(
    journal: &Journal,
    filter: &Filter,
    format: ExportFormat,
    to: &To<'_>,
    texts: &Texts,
) -> anyhow::Result<ExitCode> {
    let Some(path) = to.file else {
        let out: Box<dyn Write + Send> = Box::new(BufWriter::new(io::stdout()));
        write(journal, filter, format, out).await?;
        return Ok(ExitCode::SUCCESS);
    };
    if path.exists() && !to.force {
        return Err(exists(path).into());
    }
    // Nothing is left behind by an export that does not come to its end. Only the owner may read the file.
    let cannot = |error: &io::Error| Stopped::cannot_write(path, error);
    let file = NamedTempFile::new_in(folder(path)).map_err(|error| cannot(&error))?;
    let mut out: Box<dyn Write + Send> = Box::new(BufWriter::new(file.reopen()?));
    if format == ExportFormat::Csv {
        out.write_all(BYTE_ORDER_MARK.as_bytes()).map_err(|error| cannot(&error))?;
    }
    let written =
        write(journal, filter, format, out).await.map_err(|error| match error.downcast::<io::Error>() {
            Ok(error) => cannot(&error).into(),
            Err(error) => error,
        })?;
    file.as_file().sync_all().map_err(|error| cannot(&error))?;
    let kept = if to.force { file.persist(path) } else { file.persist_noclobber(path) };
    kept.map_err(|error| match error.error.kind() {
        io::ErrorKind::AlreadyExists => exists(path),
        _ => cannot(&error.error),
    })?;
    let key = match format {
        ExportFormat::Jsonl => "cli-exported",
        ExportFormat::Csv => "cli-exported-rows",
    };
    output::tell(texts.say(&Phrase::new(key).with("n", written).with("path", safe_path(path))).as_str());
    Ok(ExitCode::SUCCESS)
}

fn exists(path: &Path) -> Stopped {
    Stopped(Halt::failed(Phrase::new("cli-file-exists").with("path", safe_path(path))))
}

/// The folder of a file that may be named without one.
pub(super) fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Gives how many entries, or rows, were written.
async fn write(
    journal: &Journal,
    filter: &Filter,
    format: ExportFormat,
    mut out: Box<dyn Write + Send>,
) -> anyhow::Result<u64> {
    let (mut out, written) = match format {
        ExportFormat::Jsonl => {
            let state = (out, Vec::new(), 0_u64);
            let (out, _, written) = journal
                .each(filter, state, |(out, line, written), entry| {
                    jsonl::write(entry, line);
                    line.push(b'\n');
                    *written += 1;
                    out.write_all(line)
                })
                .await??;
            (out, written)
        }
        ExportFormat::Csv => {
            csv::heading(&mut out)?;
            journal
                .each_action(filter, (out, 0_u64), |(out, written), recorded| {
                    *written += csv::rows(out, &recorded)?;
                    Ok::<_, io::Error>(())
                })
                .await??
        }
    };
    out.flush()?;
    Ok(written)
}
