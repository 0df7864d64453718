//! The vendor's sample requests, posted as they stand to the world that they speak of.

use std::path::{Path, PathBuf};

use imwarden::sandbox::Clock;
use imwarden::sandbox::world::{WorldName, WorldSpec, build};
use serde_json::Value;

use crate::support::{Bench, NOW, start_server};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/wire")
}

async fn manual() -> Bench {
    let spec = WorldSpec { name: WorldName::Manual, ..WorldSpec::default() };
    start_server(build(&spec, NOW), |options| options.clock = Clock::fixed(NOW)).await
}

#[tokio::test]
async fn every_sample_request_is_taken() {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder()).unwrap().map(|file| file.unwrap().path()).collect();
    files.retain(|file| file.to_str().unwrap().contains(".request"));
    files.sort();
    assert!(files.len() > 90);
    let mut refused = Vec::new();
    for file in files {
        let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
        let command = name.split('.').next().unwrap();
        let body: Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
        // Each in a world of its own, so that none stands on what another did.
        let answer = manual().await.post(command, body).await;
        if answer["ErrorCode"] != 0 {
            refused.push(format!("{name}: {answer}"));
        }
    }
    assert_eq!(refused, Vec::<String>::new());
}
