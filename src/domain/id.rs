//! Identifiers: exact for the wire, safe for the screen.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::text::SafeText;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        ///
        /// Has no `Display` on purpose: the exact form may hold anything, so whoever shows it must ask for
        /// [`safe`](Self::safe).
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Takes the exact form.
            pub fn new(raw: impl Into<Arc<str>>) -> Self {
                Self(raw.into())
            }

            /// The exact form, for requests and comparisons.
            pub fn raw(&self) -> &str {
                &self.0
            }

            /// The form for people.
            pub fn safe(&self) -> SafeText {
                SafeText::new(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.safe().as_str())
            }
        }

        impl From<&str> for $name {
            fn from(raw: &str) -> Self {
                Self::new(raw)
            }
        }
    };
}

id! {
    /// A group's `GroupId`.
    GroupId
}
id! {
    /// A user's `UserID`, also called account and identifier.
    UserId
}

impl GroupId {
    /// The last characters, which a red sheet asks to type. Never more than six; of a hostile ID, the safe form's.
    pub fn tail(&self) -> String {
        let safe = self.safe();
        let count = safe.as_str().chars().count();
        safe.as_str().chars().skip(count.saturating_sub(6)).collect()
    }
}
