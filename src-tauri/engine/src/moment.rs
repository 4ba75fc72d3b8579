//! Moments at which a process may die. Nobody listens but tests, which kill themselves there.

use std::sync::OnceLock;

/// Around everything that leaves a trace outside this process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// The journal is about to commit.
    BeforeCommit,
    /// The journal committed; nobody was told yet.
    AfterCommit,
    /// A request is about to leave.
    BeforeSend,
    /// Its answer came, or was lost; nobody looked at it yet.
    AfterSend,
}

type Listener = Box<dyn Fn(Moment) + Send + Sync>;

static LISTENER: OnceLock<Listener> = OnceLock::new();

/// Hears every moment of this process from now on; the first listener stays.
pub fn listen(listener: impl Fn(Moment) + Send + Sync + 'static) {
    _ = LISTENER.set(Box::new(listener));
}

pub(crate) fn reach(moment: Moment) {
    if let Some(listener) = LISTENER.get() {
        listener(moment);
    }
}
