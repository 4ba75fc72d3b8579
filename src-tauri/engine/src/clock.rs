//! Time, as an argument.
//!
//! Only the outermost code (the app, the command line) makes a system clock; everybody else is handed
//! one, so that a test can be at any instant.

use std::fmt;
use std::sync::Arc;

use jiff::Timestamp;
use wizard_steps::plan::text::Day;

/// Says what time it is.
#[derive(Clone)]
pub struct Clock {
    tell: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    day: Option<Day>,
}

impl Clock {
    /// The computer's clock.
    pub fn system() -> Self {
        Self::from_fn(Timestamp::now)
    }

    /// A clock that asks this function.
    pub fn from_fn(tell: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        Self {
            tell: Arc::new(tell),
            day: None,
        }
    }

    /// A clock that stands still at an RFC 3339 instant; `None` when the text is none.
    pub fn at(instant: &str) -> Option<Self> {
        let instant: Timestamp = instant.parse().ok()?;
        Some(Self::from_fn(move || instant))
    }

    /// The same clock, with another calendar day for plan dates.
    #[must_use]
    pub fn with_today(mut self, day: Day) -> Self {
        self.day = Some(day);
        self
    }

    /// Now, RFC 3339 in UTC, to the millisecond.
    pub fn now(&self) -> String {
        self.instant()
            .strftime("%Y-%m-%dT%H:%M:%S%.3fZ")
            .to_string()
    }

    /// Today in UTC, for the dates of a plan.
    pub fn today(&self) -> Day {
        self.day.unwrap_or_else(|| {
            Day::from_number(self.instant().as_second().div_euclid(24 * 60 * 60))
        })
    }

    /// Now, in a form for file names: `20260301T081500Z`.
    pub fn stamp(&self) -> String {
        self.instant().strftime(STAMP).to_string()
    }

    /// Now, for arithmetic.
    pub fn instant(&self) -> Timestamp {
        (self.tell)()
    }
}

const STAMP: &str = "%Y%m%dT%H%M%SZ";

/// The instant that a [`Clock::stamp`] in a file name means.
pub(crate) fn of_stamp(stamp: &str) -> Option<Timestamp> {
    let digits: String = stamp.chars().filter(char::is_ascii_digit).collect();
    if digits.len() != 14 || stamp.len() != 16 {
        return None;
    }
    let part = |from: usize, to: usize| &digits[from..to];
    format!(
        "{}-{}-{}T{}:{}:{}Z",
        part(0, 4),
        part(4, 6),
        part(6, 8),
        part(8, 10),
        part(10, 12),
        part(12, 14)
    )
    .parse()
    .ok()
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Clock")
            .field("day", &self.day)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_told_in_three_forms() {
        let clock = Clock::at("2028-02-29T23:59:59.9876Z").unwrap();
        assert_eq!(clock.now(), "2028-02-29T23:59:59.987Z");
        assert_eq!(clock.today().to_string(), "2028-02-29");
        assert_eq!(clock.stamp(), "20280229T235959Z");
        assert_eq!(
            of_stamp(&clock.stamp()).unwrap().to_string(),
            "2028-02-29T23:59:59Z"
        );
        assert_eq!(of_stamp("yesterday"), None);
    }

    #[test]
    fn the_day_of_a_plan_can_be_set_apart() {
        let clock = Clock::at("2026-03-01T00:00:00Z").unwrap();
        let later = clock.clone().with_today(clock.today().plus(400));
        assert_eq!(later.today().to_string(), "2027-04-05");
        assert_eq!(later.now(), clock.now());
    }
}
