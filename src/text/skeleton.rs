//! Look-alike names.

/// A form in which names that look alike are equal.
pub fn skeleton(s: &str) -> String {
    s.to_lowercase()
}
