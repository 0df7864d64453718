//! The files of a case folder, while the journal is read.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::domain::{Evidence, GroupId, UserId};
use crate::job::{Head, Recorded, RecordedAction};
use crate::journal::{Case, StoredEntry};
use crate::text::SafeText;
use crate::view::{Skin, recorded as lines};

/// Columns of the readable files.
pub(super) const WIDTH: usize = 100;

/// A case folder in the making.
pub(super) struct CaseFolder {
    folder: PathBuf,
    skin: Skin,
    /// Whose case it is, when it is somebody's: only their messages are quoted.
    user: Option<UserId>,
    chain: BufWriter<File>,
    actions: BufWriter<File>,
    /// Entries of the case.
    pub(super) entries: u64,
    /// Links that can only be stated, being of the older format and not of the case.
    pub(super) opaque: u64,
    /// Where the chain ends.
    pub(super) head: Head,
    /// Actions of the case.
    pub(super) actions_count: u64,
    /// Everybody whom the actions are about.
    pub(super) people: BTreeSet<UserId>,
    /// Messages that were quoted.
    pub(super) messages: Vec<Quoted>,
    numbers: BTreeSet<u64>,
    bytes: Vec<u8>,
}

/// A quoted message.
pub(super) struct Quoted {
    pub(super) entry: u64,
    pub(super) group: GroupId,
    pub(super) group_name: SafeText,
    pub(super) message: Evidence,
}

impl Quoted {
    /// As a line of JSON: the message exactly as it was kept.
    pub(super) fn json(&self) -> String {
        let Evidence { seq, time, sender, raw } = &self.message;
        let (entry, group) = (self.entry, self.group.raw());
        json!({ "entry": entry, "group": group, "seq": seq, "time": time, "sender": sender.raw(), "raw": raw })
            .to_string()
    }
}

impl CaseFolder {
    /// Begins one in an empty folder.
    pub(super) fn new(folder: &Path, skin: Skin, user: Option<UserId>) -> io::Result<Self> {
        fs::create_dir(folder.join("entries"))?;
        Ok(Self {
            chain: BufWriter::new(create(&folder.join("chain.txt"))?),
            actions: BufWriter::new(create(&folder.join("actions.txt"))?),
            folder: folder.to_owned(),
            skin,
            user,
            entries: 0,
            opaque: 0,
            head: Head { number: 0, hash: String::new() },
            actions_count: 0,
            people: BTreeSet::new(),
            messages: Vec::new(),
            numbers: BTreeSet::new(),
            bytes: Vec::new(),
        })
    }

    /// Everything that is buffered is in the files afterwards. Messages come in order of time, each once.
    pub(super) fn finish(&mut self) -> io::Result<()> {
        self.chain.flush()?;
        self.actions.flush()?;
        self.messages.sort_by(|one, other| {
            let key = |quoted: &Quoted| (quoted.message.time, quoted.message.seq, quoted.entry);
            (&one.group, key(one)).cmp(&(&other.group, key(other)))
        });
        self.messages
            .dedup_by(|later, earlier| later.group == earlier.group && later.message == earlier.message);
        self.messages.sort_by_key(|quoted| quoted.message.time);
        Ok(())
    }

    /// Notes whom an action names, and what they said.
    fn note(&mut self, action: &RecordedAction) {
        let plan = &action.plan;
        let refused = plan.refused.iter().map(|refused| &refused.target);
        let targets = plan.targets.iter().chain(refused);
        self.people.extend(targets.filter_map(|target| target.user().or(target.sender.as_ref())).cloned());
        for message in &plan.evidence {
            if self.user.as_ref().is_none_or(|user| *user == message.sender) {
                let (group, group_name) = (plan.group.clone(), plan.group_name.clone());
                let message = message.clone();
                self.messages.push(Quoted { entry: action.number, group, group_name, message });
            }
        }
    }
}

impl Case for CaseFolder {
    type Error = io::Error;

    fn entry(&mut self, entry: &StoredEntry<'_>) -> io::Result<()> {
        let ending = if entry.format == 1 {
            entry.write_fields(&mut self.bytes);
            "bin"
        } else {
            entry.write_line(&mut self.bytes);
            "json"
        };
        let file = self.folder.join("entries").join(format!("{}.{ending}", entry.number));
        create(&file)?.write_all(&self.bytes)?;
        self.numbers.insert(entry.number);
        self.entries += 1;
        Ok(())
    }

    fn link(&mut self, entry: &StoredEntry<'_>) -> io::Result<()> {
        if self.head.number == 0 {
            writeln!(self.chain, "start {} {}", entry.number - 1, entry.prev_hash)?;
        }
        let digest = entry.digest();
        if digest.is_none() && !self.numbers.contains(&entry.number) {
            self.opaque += 1;
        }
        writeln!(self.chain, "{} {} {}", entry.number, digest.as_deref().unwrap_or("-"), entry.hash)?;
        self.head = Head { number: entry.number, hash: entry.hash.clone().into_owned() };
        Ok(())
    }

    fn action(&mut self, recorded: Recorded) -> io::Result<()> {
        self.actions_count += 1;
        let number = match &recorded {
            Recorded::Action(action) => {
                self.note(action);
                action.number
            }
            Recorded::Call(call) => call.number,
            Recorded::Pruning(_) | Recorded::Pruned { .. } => return Ok(()),
        };
        writeln!(self.actions, "#{number}")?;
        for line in lines(&recorded, &self.skin, WIDTH) {
            writeln!(self.actions, "{line}")?;
        }
        writeln!(self.actions, "\n{}\n", "-".repeat(WIDTH))
    }
}

/// A new file that only its owner may read.
pub(super) fn create(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
