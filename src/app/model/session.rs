//! Who is connected to what, and how well.

use crate::domain::Stamp;
use crate::job::Fault;
use crate::text::SafeText;

/// Set when the console starts.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    /// Name of the profile; `practice` without one.
    pub profile: SafeText,
    /// The practice server inside this program.
    pub sandbox: bool,
    /// Host (and port, if it is no usual one).
    pub host: SafeText,
    /// The application.
    pub sdkappid: u64,
    /// Who sits at the keyboard.
    pub operator: SafeText,
    /// How the connection does.
    pub link: Link,
    /// Calls in the last second, and how many there may be.
    pub budget: (u32, u32),
    /// The journal cannot be written: reading goes on, no write goes out.
    pub journal_fault: Option<Fault>,
}

/// How the connection does, as the last answers told.
#[derive(Debug, Clone, PartialEq)]
pub enum Link {
    /// No answer yet.
    Waiting,
    /// The last call was answered.
    Up,
    /// Calls fail.
    Down {
        /// What the last one said.
        fault: Fault,
        /// Since when.
        since: Stamp,
        /// How often in a row.
        failures: u32,
    },
}
