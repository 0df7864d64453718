//! A wire between a client and a practice server that can be listened to: whatever goes in goes out, and is kept.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

pub(crate) struct Tap {
    address: String,
    /// By connection, since the query of a request may fall between two reads.
    heard: Arc<Mutex<Vec<Vec<u8>>>>,
}

impl Tap {
    /// Listens on a free port of loopback for as long as the test runs.
    pub(crate) fn on(server: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let heard = Arc::new(Mutex::new(Vec::new()));
        let (server, kept) = (server.trim_start_matches("http://").to_owned(), Arc::clone(&heard));
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let Ok(upstream) = TcpStream::connect(&server) else { continue };
                let (back, forth) = (upstream.try_clone().unwrap(), client.try_clone().unwrap());
                let kept = Arc::clone(&kept);
                thread::spawn(move || {
                    let at = {
                        let mut all = kept.lock().unwrap();
                        all.push(Vec::new());
                        all.len() - 1
                    };
                    pass(client, upstream, |bytes| kept.lock().unwrap()[at].extend_from_slice(bytes));
                });
                thread::spawn(move || pass(back, forth, |_| ()));
            }
        });
        Self { address, heard }
    }

    pub(crate) fn url(&self) -> &str {
        &self.address
    }

    /// Every signature that went over the wire, each once. What was answered was heard.
    pub(crate) fn signatures(&self) -> Vec<String> {
        let heard = self.heard.lock().unwrap().join(&b'\n');
        let heard = String::from_utf8_lossy(&heard).into_owned();
        let mut found: Vec<String> = heard
            .split("usersig=")
            .skip(1)
            .map(|rest| rest.split(['&', ' ', '\r', '\n']).next().unwrap_or_default().to_owned())
            .collect();
        found.sort();
        found.dedup();
        found
    }
}

fn pass(mut from: TcpStream, mut to: TcpStream, mut hear: impl FnMut(&[u8])) {
    let mut buffer = [0; 16 * 1024];
    while let Ok(count @ 1..) = from.read(&mut buffer) {
        hear(&buffer[..count]);
        if to.write_all(&buffer[..count]).is_err() {
            break;
        }
    }
    let _ = to.shutdown(std::net::Shutdown::Write);
    let _ = from.shutdown(std::net::Shutdown::Read);
}
