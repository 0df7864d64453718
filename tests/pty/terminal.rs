//! The built program in a pseudo-terminal. Waits for what is on screen, never for time.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// Far beyond what anything takes, so that only a fault is met by it.
const PATIENCE: Duration = Duration::from_secs(20);

struct Seen {
    parser: vt100::Parser,
    /// All bytes so far, for questions about what reached the terminal.
    bytes: Vec<u8>,
    ended: bool,
}

/// A running console and its terminal.
pub(crate) struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
    seen: Arc<(Mutex<Seen>, Condvar)>,
    size: (u16, u16),
}

fn cells(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).unwrap()
}

impl Terminal {
    /// Starts the program with these arguments and nothing of this machine's environment but what is named here.
    pub(crate) fn start(
        arguments: &[&str],
        environment: &[(&str, &str)],
        home: &Path,
        size: (u16, u16),
    ) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_imwarden"));
        command.env_clear();
        for (name, value) in [("TERM", "xterm-256color"), ("LANG", "C.UTF-8"), ("TZ", "UTC")] {
            command.env(name, value);
        }
        command.env("HOME", home);
        command.env("IMWARDEN_CONFIG_DIR", home.join("config"));
        command.env("IMWARDEN_DATA_DIR", home.join("data"));
        for (name, value) in environment {
            command.env(name, value);
        }
        command.args(arguments);
        Self::spawn(command, size)
    }

    /// Starts any program.
    pub(crate) fn spawn(command: CommandBuilder, (columns, rows): (u16, u16)) -> Self {
        let size = (columns, rows);
        let pair = native_pty_system()
            .openpty(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 })
            .unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        // Or end-of-file never comes.
        drop(pair.slave);
        let parser = vt100::Parser::new(cells(rows), cells(columns), 0);
        let seen = Arc::new((Mutex::new(Seen { parser, bytes: Vec::new(), ended: false }), Condvar::new()));
        let mut output = pair.master.try_clone_reader().unwrap();
        let reader = Arc::clone(&seen);
        thread::spawn(move || {
            let mut buffer = [0; 8192];
            loop {
                // On Linux the end of the child is an error here, not an end of file.
                let count = output.read(&mut buffer).unwrap_or(0);
                let mut seen = reader.0.lock().unwrap();
                seen.parser.process(&buffer[..count]);
                seen.bytes.extend_from_slice(&buffer[..count]);
                seen.ended = count == 0;
                reader.1.notify_all();
                if count == 0 {
                    break;
                }
            }
        });
        let keyboard = pair.master.take_writer().unwrap();
        Self { child, master: pair.master, keyboard, seen, size }
    }

    /// Blocks until the screen is as asked for; fails with the screen's text if it never is.
    pub(crate) fn wait(&self, what: &str, is: impl Fn(&vt100::Screen) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        let mut seen = self.seen.0.lock().unwrap();
        while !is(seen.parser.screen()) {
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(
                !left.is_zero() && !seen.ended,
                "never saw {what}; the screen is\n{}",
                text(seen.parser.screen())
            );
            seen = self.seen.1.wait_timeout(seen, left).unwrap().0;
        }
    }

    /// Blocks until this text is on screen.
    pub(crate) fn see(&self, words: &str) {
        self.wait(words, |screen| text(screen).contains(words));
    }

    /// Blocks until this text is gone from the screen.
    pub(crate) fn see_no(&self, words: &str) {
        self.wait(&format!("the end of {words}"), |screen| !text(screen).contains(words));
    }

    /// Types: characters, and names in angle brackets (`jj<enter>`).
    pub(crate) fn keys(&mut self, keys: &str) {
        let mut rest = keys;
        while let Some(first) = rest.chars().next() {
            let named = rest.strip_prefix('<').and_then(|after| after.split_once('>'));
            if let Some((name, after)) = named {
                let bytes: &[u8] = match name {
                    "enter" => b"\r",
                    "esc" => b"\x1b",
                    "tab" => b"\t",
                    "backtab" => b"\x1b[Z",
                    "space" => b" ",
                    "bs" => b"\x7f",
                    "up" => b"\x1b[A",
                    "down" => b"\x1b[B",
                    "pgup" => b"\x1b[5~",
                    "ctrl-c" => b"\x03",
                    "ctrl-l" => b"\x0c",
                    "ctrl-r" => b"\x12",
                    _ => panic!("no key is called {name}"),
                };
                self.raw(bytes);
                rest = after;
            } else {
                let mut buffer = [0; 4];
                self.raw(first.encode_utf8(&mut buffer).as_bytes());
                rest = &rest[first.len_utf8()..];
            }
        }
    }

    /// Sends bytes as a terminal would.
    pub(crate) fn raw(&mut self, bytes: &[u8]) {
        self.keyboard.write_all(bytes).unwrap();
        self.keyboard.flush().unwrap();
    }

    /// Opens a sheet. A key that acts is swallowed while the row under the cursor has just changed, so it is pressed
    /// again if no sheet came.
    pub(crate) fn open(&mut self, key: &str, title: &str) {
        self.press_until(key, title, Duration::from_millis(600));
    }

    /// Waits until `title` is on screen, then for the sheet to take keys: it ignores its first 250 ms, so the keys are
    /// sent again until `after` shows.
    pub(crate) fn confirm(&mut self, title: &str, keys: &str, after: &str) {
        self.see(title);
        self.press(keys, after, Some(title), Duration::from_millis(300));
        // The sheet is closed: what it led to comes by itself.
        self.see(after);
    }

    fn press_until(&mut self, keys: &str, after: &str, pause: Duration) {
        self.press(keys, after, None, pause);
    }

    /// Presses until `after` shows, or until `gone` is gone.
    fn press(&mut self, keys: &str, after: &str, gone: Option<&str>, pause: Duration) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            self.keys(keys);
            let mut seen = self.seen.0.lock().unwrap();
            let step = Instant::now() + pause;
            loop {
                let shown = text(seen.parser.screen());
                if shown.contains(after) || gone.is_some_and(|gone| !shown.contains(gone)) {
                    return;
                }
                let left = step.saturating_duration_since(Instant::now());
                if left.is_zero() {
                    break;
                }
                seen = self.seen.1.wait_timeout(seen, left).unwrap().0;
            }
            let screen = text(seen.parser.screen());
            drop(seen);
            assert!(Instant::now() < deadline, "never saw {after}; the screen is\n{screen}");
        }
    }

    /// Types into the line of a sheet that has the focus. A sheet takes no keys in its first 250 ms, so a mark is typed
    /// until it shows, and taken back.
    pub(crate) fn type_into(&mut self, title: &str, words: &str) {
        self.see(title);
        self.press_until("~", "~", Duration::from_millis(300));
        self.keys("<bs><bs><bs><bs><bs><bs><bs><bs>");
        self.see_no("~");
        self.keys(words);
        self.see(words);
    }

    /// Closes the window on top, which may not take keys yet.
    pub(crate) fn close(&mut self, title: &str) {
        let deadline = Instant::now() + PATIENCE;
        while text(self.seen.0.lock().unwrap().parser.screen()).contains(title) {
            assert!(Instant::now() < deadline, "{title} never closed");
            self.keys("<esc>");
            let seen = self.seen.0.lock().unwrap();
            drop(self.seen.1.wait_timeout(seen, Duration::from_millis(300)).unwrap());
        }
    }

    /// What is written during three seconds in which nothing should be. Once a minute the clock and the ages on screen
    /// move on, so the seconds are not taken across a minute's edge.
    pub(crate) fn quiet(&self) -> Vec<u8> {
        loop {
            let from = jiff::Timestamp::now().as_second() / 60;
            let written = self.written();
            if jiff::Timestamp::now().as_second() / 60 == from {
                return written;
            }
        }
    }

    fn written(&self) -> Vec<u8> {
        let mut seen = self.seen.0.lock().unwrap();
        // What the last keys led to.
        loop {
            let before = seen.bytes.len();
            seen = self.seen.1.wait_timeout(seen, Duration::from_millis(1500)).unwrap().0;
            if seen.bytes.len() == before {
                break;
            }
        }
        let before = seen.bytes.len();
        let until = Instant::now() + Duration::from_secs(3);
        while Instant::now() < until && seen.bytes.len() == before {
            let left = until.saturating_duration_since(Instant::now());
            seen = self.seen.1.wait_timeout(seen, left).unwrap().0;
        }
        seen.bytes[before..].to_vec()
    }

    /// Says yes to the question whether to quit, until the program has ended.
    pub(crate) fn quit(&mut self) {
        self.see("Quit?");
        let deadline = Instant::now() + PATIENCE;
        while !self.seen.0.lock().unwrap().ended {
            assert!(Instant::now() < deadline, "the program never ended");
            // The program may be gone between the look and the key.
            let _ = self.keyboard.write_all(b"y");
            let seen = self.seen.0.lock().unwrap();
            drop(self.seen.1.wait_timeout(seen, Duration::from_millis(300)).unwrap());
        }
    }

    /// Changes the size of the terminal.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        // The parser first, or bytes for the new size meet the old grid.
        self.seen.0.lock().unwrap().parser.screen_mut().set_size(cells(rows), cells(columns));
        self.size = (columns, rows);
        self.master.resize(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }).unwrap();
    }

    /// Everything that was written to the terminal.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.seen.0.lock().unwrap().bytes.clone()
    }

    /// Process number.
    pub(crate) fn pid(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Waits for the program's end: its exit code, and what the terminal shows then.
    pub(crate) fn end(mut self) -> (u32, String, bool) {
        let status = self.child.wait().unwrap();
        let deadline = Instant::now() + PATIENCE;
        let mut seen = self.seen.0.lock().unwrap();
        while !seen.ended && Instant::now() < deadline {
            seen = self.seen.1.wait_timeout(seen, Duration::from_millis(100)).unwrap().0;
        }
        let screen = seen.parser.screen();
        (status.exit_code(), text(screen), screen.alternate_screen())
    }

    /// Ends the program at once, as a power cut would.
    pub(crate) fn kill(&mut self) {
        // The terminal library's own kill sends SIGHUP first, which the program takes as a wish to leave.
        let killed =
            std::process::Command::new("kill").args(["-KILL", &self.pid().to_string()]).status().unwrap();
        assert!(killed.success());
        self.child.wait().unwrap();
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

fn text(screen: &vt100::Screen) -> String {
    let (_, columns) = screen.size();
    screen.rows(0, columns.get()).collect::<Vec<_>>().join("\n")
}
