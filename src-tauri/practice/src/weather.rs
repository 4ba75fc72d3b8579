//! Faults on demand.
//!
//! A calm tenant answers everything at once and forgets nothing. Real clouds
//! do neither, and a client shows its manners only then: set a field, make
//! the calls, watch what the client does. Counters count down as they are
//! used up; the two lags are measured on the tenant's own clock, so that no
//! test has to sleep.

use serde::{Deserialize, Serialize};

/// What the next calls to ARM meet. `Default` is all calm.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Weather {
    /// Simulated time until the answer, in milliseconds; see
    /// [`Reply::after`](crate::Reply::after).
    pub latency_ms: u64,
    /// The next n writes are carried out and their reply is lost.
    pub lost_replies: u32,
    /// The next n writes are cut off before anything happened.
    pub lost_requests: u32,
    /// The next n writes are refused with 429.
    pub refuse_writes: u32,
    /// The next n reads are refused with 429.
    pub refuse_reads: u32,
    /// The `Retry-After` text of those refusals; none leaves the header out.
    /// Any text may be given, also an HTTP date or nonsense.
    pub retry_after: Option<String>,
    /// The next calls fail with these statuses, one each, before anything
    /// happens (500, 502, 503, 504, 408 …).
    pub fail_next: Vec<u16>,
    /// How long a new role assignment stays invisible to GET and list.
    pub assignments_visible_after_s: u64,
    /// How long a principal made here is unknown to role assignments.
    pub principals_known_after_s: u64,
    /// Items a page of a list; 0 is everything at once.
    pub page_size: usize,
    /// Every list of role assignments starts with an empty page that has a
    /// `nextLink`.
    pub empty_first_page: bool,
    /// The next n writes below a `CognitiveServices` account meet another
    /// operation on the account (409 `RequestConflict`).
    pub busy_accounts: u32,
}

impl Weather {
    /// Uses up one of a counter; false when there was none left.
    pub(crate) fn take(counter: &mut u32) -> bool {
        let any = *counter > 0;
        *counter = counter.saturating_sub(1);
        any
    }
}
