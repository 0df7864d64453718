//! A practice server whose world goes on by itself.

use std::sync::PoisonError;
use std::time::Duration;

use tokio::task::{self, JoinHandle};

use super::activity::{Level, Simulator};
use super::world::{WorldSpec, build};
use super::{Clock, Options, Sandbox, SandboxError, SharedWorld};

/// A server together with what happens in its world. Both stop when this is dropped.
pub struct Practice {
    server: Sandbox,
    activity: Option<JoinHandle<()>>,
}

impl Practice {
    /// Builds the world, off the caller's thread, and serves it.
    pub async fn start(options: Options, spec: WorldSpec, level: Level) -> Result<Self, SandboxError> {
        let clock = options.clock.clone();
        let seed = spec.seed;
        let now = clock.now();
        // A panic while building is a fault of this program: pass it on as one.
        let world = match task::spawn_blocking(move || build(&spec, now)).await {
            Ok(world) => world,
            Err(error) => match error.try_into_panic() {
                Ok(panic) => std::panic::resume_unwind(panic),
                Err(_) => return Err(SandboxError::Stopping),
            },
        };
        let server = Sandbox::start(options, world).await?;
        let activity = (level != Level::Off).then(|| {
            let simulator = Simulator::new(level, seed);
            task::spawn(live(simulator, server.world(), clock))
        });
        Ok(Self { server, activity })
    }

    /// The server.
    pub fn server(&self) -> &Sandbox {
        &self.server
    }
}

impl Drop for Practice {
    fn drop(&mut self) {
        if let Some(activity) = &self.activity {
            activity.abort();
        }
    }
}

/// Sleeps until something is due, lets it happen, and again.
async fn live(mut simulator: Simulator, world: SharedWorld, clock: Clock) {
    while let Some(due) = simulator.next(clock.now()) {
        let wait_ms = (due * 1000).saturating_sub(clock.now_ms());
        tokio::time::sleep(Duration::from_millis(wait_ms.max(1))).await;
        let mut world = world.lock().unwrap_or_else(PoisonError::into_inner);
        simulator.tick(&mut world, clock.now());
    }
}
