//! What keeps the journal in order through the handle: checking it, and pruning it.

use super::handle::now;
use super::prune::{self, Order, Prunable, Pruned};
use super::{Journal, JournalError, session, verify};
use crate::domain::Stamp;
use crate::job::{Chain, Head};

impl Journal {
    /// Whether the journal is whole: its chain, and the file that holds it. Reads every entry, on threads and
    /// connections of its own; writes and other reads go on meanwhile.
    pub async fn verify(&self) -> Result<Chain, JournalError> {
        self.verify_against(None).await
    }

    /// The same; and whether this entry still has this hash, as it was noted elsewhere.
    pub async fn verify_against(&self, expected: Option<Head>) -> Result<Chain, JournalError> {
        // Whoever may write makes the file where there is none.
        self.read(|_| Ok(())).await?;
        let (path, patience) = (self.path().to_owned(), self.patience());
        let checked = tokio::task::spawn_blocking(move || verify::verify(&path, patience, expected));
        checked.await.map_err(|_| JournalError::Closed)?
    }

    /// What pruning before this time would take.
    pub async fn prunable(&self, before: Stamp) -> Result<Prunable, JournalError> {
        self.read(move |connection| prune::prunable(connection, before.as_millisecond())).await
    }

    /// Takes the content of actions away that are over, and all of whose entries are from before this time. Goes in
    /// steps, each with a record of its own, between which others can write. The journal should have been checked
    /// before: what is taken away can tell nothing any more.
    pub async fn prune(&self, before: Stamp, reason: &str) -> Result<Pruned, JournalError> {
        let mut pruned = Pruned::default();
        let reason = reason.to_owned();
        let mut order = Order { before: before.as_millisecond(), after: 0, most: prune::STEP, reason };
        loop {
            let next = order.clone();
            let step =
                self.write(move |connection, author| prune::step(connection, author, now(), &next)).await?;
            let Some(step) = step else { break };
            order.after = step.after;
            pruned.add(step);
        }
        if pruned.entries > 0 {
            let (path, session) = (self.path().to_owned(), self.session().await?);
            pruned.compacted = self
                .write(move |connection, _| prune::compact(connection, session::is_alone(&path, &session)))
                .await?;
        }
        Ok(pruned)
    }
}
