//! The `imwarden` program.

fn main() {}
