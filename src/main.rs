//! The `imwarden` program.

use std::process::ExitCode;

use imwarden::config::Environment;

fn main() -> ExitCode {
    imwarden::cli::run(std::env::args_os().collect(), &Environment::from_process())
}
