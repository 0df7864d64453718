//! A fault of the console itself: the terminal comes back, and what went wrong can be read.
//!
//! No key makes the built program panic, so this test is a program of its own: run by the tests it starts itself in a
//! pseudo-terminal, and there it runs the console's real loop with a connection that panics.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]
#![expect(clippy::disallowed_methods, reason = "waits for events have an end")]
#![expect(clippy::print_stdout, reason = "reports as the test harness does")]
#![cfg_attr(not(unix), expect(dead_code, reason = "pseudo-terminals are Unix here"))]

#[path = "pty/terminal.rs"]
#[expect(dead_code, reason = "shared with the tests of the console")]
mod terminal;

use imwarden::app::model::{Link, Model, Session};
use imwarden::client::{Credentials, Secret, Signer};
use imwarden::domain::{Now, Policy};
use imwarden::i18n::Lang;
use portable_pty::CommandBuilder;
use terminal::Terminal;

const HOST: &str = "IMWARDEN_TEST_PANIC_HOST";
const KEY: &str = "00112233445566778899aabbccddeeff";
const WORDS: &str = "a fault on purpose";

fn main() {
    if std::env::var_os(HOST).is_some() {
        console_that_panics();
        return;
    }
    let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
    command.env_clear();
    command.env("TERM", "xterm-256color");
    command.env(HOST, "1");
    let console = Terminal::spawn(command, (80, 24));
    let (status, screen, alternate) = console.end();
    assert_eq!(status, 101, "a panic is no success");
    assert!(!alternate, "the terminal is back on its own screen");
    assert!(screen.contains(WORDS), "what went wrong can be read:\n{screen}");
    assert!(screen.contains("***") && !screen.contains(KEY), "but no key:\n{screen}");
    println!("test a_panic_gives_the_terminal_back ... ok");
}

fn credentials() -> Credentials {
    Credentials { sdkappid: 1, identifier: "administrator".into(), key: Signer::Key(Secret::new(KEY)) }
}

fn console_that_panics() {
    let session = Session {
        profile: "practice".into(),
        sandbox: true,
        host: "".into(),
        sdkappid: 1,
        operator: "tester".into(),
        link: Link::Waiting,
        budget: (0, 0),
        journal_fault: None,
    };
    let model = Model::new(session, Policy::default(), Lang::En, (80, 24), Now::ZERO);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let connection = Box::pin(async { panic!("{WORDS} {:?}", credentials()) });
    runtime.block_on(imwarden::runtime::run(model, connection, Box::new(|_| ()))).unwrap();
}
