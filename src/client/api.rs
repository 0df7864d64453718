//! Every command of the catalogue as a method of its own, made of the catalogue's rows.
//!
//! For programs and tests that answer themselves for what they do. The console and the actions of the command line write
//! by the body of a plan only ([`Client::send_batch`]), so that nothing goes out past policy and journal;
//! `tests/architecture.rs` keeps it so.

use crate::job::Fault;
use crate::wire::{self, Call, for_each_command};

use super::{Client, Urgency};

/// All commands, typed.
#[derive(Debug, Clone, Copy)]
pub struct Api<'a> {
    client: &'a Client,
    urgency: Urgency,
}

impl Client {
    /// Every command as a method, each call with this urgency.
    pub fn api(&self, urgency: Urgency) -> Api<'_> {
        Api { client: self, urgency }
    }
}

macro_rules! methods {
    ($($variant:ident $method:ident $request:ident, $service:ident $name:literal $doc:literal, $what:literal $what_zh:literal,
        $max:literal..$largest:literal, $rate:literal, $retry:ident $effect:ident $support:expr, [$($error:literal)*],
        $note:literal;)*) => {
        impl Api<'_> {
            $(
                #[doc = concat!($what, ": `", $name, "`.")]
                #[doc = ""]
                #[doc = concat!(
                    "Official doc ", $doc, ". At most ", $max, " items a call; ", $rate,
                    " calls per second and application. Retry class: [`", stringify!($retry), "`](crate::wire::Retry::",
                    stringify!($retry), "). ", $note
                )]
                #[doc = ""]
                #[doc = concat!("Refusals by its page:" $(, " ", $error)*, "; any command: 60000 to 79999.")]
                pub async fn $method(
                    &self,
                    request: &wire::$request,
                ) -> Result<<wire::$request as Call>::Response, Fault> {
                    self.client.call(request, self.urgency).await
                }
            )*
        }
    };
}

for_each_command!(methods);
