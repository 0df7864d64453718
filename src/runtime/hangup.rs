//! Notices that the terminal is gone, also when nobody sends SIGHUP.

use tokio::sync::mpsc;

/// Reports once when the terminal goes away. Costs nothing while it is there: the thread sleeps in `poll(2)` with no
/// requested events, and only a hang-up wakes it.
#[cfg(unix)]
pub(super) fn watch() -> mpsc::Receiver<()> {
    use rustix::event::{PollFd, PollFlags, poll};
    let (gone, receiver) = mpsc::channel(1);
    let watcher = std::thread::Builder::new().name("hangup".to_owned()).spawn(move || {
        let stdin = std::io::stdin();
        let mut fds = [PollFd::new(&stdin, PollFlags::empty())];
        while let Err(rustix::io::Errno::INTR) = poll(&mut fds, None) {}
        // Nobody listens any more when the console is leaving anyway.
        let _ = gone.blocking_send(());
    });
    if let Err(error) = watcher {
        tracing::warn!(%error, "cannot watch for a hang-up");
    }
    receiver
}

/// Other systems report an error from the event stream instead.
#[cfg(not(unix))]
pub(super) fn watch() -> mpsc::Receiver<()> {
    mpsc::channel(1).1
}
