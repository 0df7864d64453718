//! One thread owns one connection; closures are sent to it.

use std::sync::mpsc;
use std::thread;

use rusqlite::Connection;
use tokio::sync::oneshot;

use super::JournalError;

type Work = Box<dyn FnOnce(&mut Connection) + Send>;

enum Order {
    Run(Work),
    Stop(oneshot::Sender<()>),
}

/// A handle on the thread. The thread ends after [`stop`](Self::stop), or when the last handle is gone.
#[derive(Debug, Clone)]
pub(super) struct Actor(mpsc::Sender<Order>);

impl Actor {
    /// Opens the connection on its own thread. `open` may return something that lives as long as the connection and
    /// is dropped after it.
    pub(super) async fn start<K: 'static, T: Send + 'static>(
        open: impl FnOnce() -> Result<(Connection, K, T), JournalError> + Send + 'static,
    ) -> Result<(Self, T), JournalError> {
        let (sender, orders) = mpsc::channel();
        let (ready, opened) = oneshot::channel();
        thread::Builder::new()
            .name("journal".to_owned())
            .spawn(move || match open() {
                Ok((connection, keep, told)) => {
                    if ready.send(Ok(told)).is_ok() {
                        serve(connection, keep, &orders);
                    }
                }
                Err(error) => drop(ready.send(Err(error))),
            })
            .map_err(|error| JournalError::Failed(error.to_string()))?;
        let told = opened.await.map_err(|_| JournalError::Closed)??;
        Ok((Self(sender), told))
    }

    /// Runs `work` on the thread, after everything that was sent before. It runs to its end even if the caller
    /// stops waiting.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, JournalError> + Send + 'static,
    ) -> Result<T, JournalError> {
        let (answer, answered) = oneshot::channel();
        let order = Order::Run(Box::new(move |connection| drop(answer.send(work(connection)))));
        self.0.send(order).map_err(|_| JournalError::Closed)?;
        answered.await.map_err(|_| JournalError::Closed)?
    }

    /// Waits until everything sent before is done and the connection is closed.
    pub(super) async fn stop(&self) {
        let (stopped, waiting) = oneshot::channel();
        if self.0.send(Order::Stop(stopped)).is_ok() {
            // An error means that the thread is gone already, which is what was asked for.
            drop(waiting.await);
        }
    }
}

fn serve<K>(mut connection: Connection, keep: K, orders: &mpsc::Receiver<Order>) {
    let mut waiting = None;
    while let Ok(order) = orders.recv() {
        match order {
            Order::Run(work) => work(&mut connection),
            Order::Stop(stopped) => {
                waiting = Some(stopped);
                break;
            }
        }
    }
    drop(connection);
    drop(keep);
    if let Some(stopped) = waiting {
        let _ = stopped.send(());
    }
}
