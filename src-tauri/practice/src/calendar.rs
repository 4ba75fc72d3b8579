//! Unix seconds to the three ways Azure writes a time.
//!
//! The practice tenant never asks the machine what time it is; it has a clock
//! of its own that moves when told to. The day arithmetic is the well-known
//! "civil from days" algorithm for the proleptic Gregorian calendar.

const DAY: i64 = 86_400;

struct Civil {
    year: i64,
    month: i64,
    day: i64,
    second: i64,
}

fn civil(unix: i64) -> Civil {
    let shifted = unix.div_euclid(DAY) + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * of_year + 2) / 153;
    let month = if march_month < 10 {
        march_month + 3
    } else {
        march_month - 9
    };
    Civil {
        year: year_of_era + era * 400 + i64::from(month <= 2),
        month,
        day: of_year - (153 * march_month + 2) / 5 + 1,
        second: unix.rem_euclid(DAY),
    }
}

/// `2026-11-22T09:00:00Z`.
pub(crate) fn stamp(unix: i64) -> String {
    let Civil {
        year,
        month,
        day,
        second,
    } = civil(unix);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

/// `2026-11-22T09:00:00.1073201Z`: the seven digits of most ARM timestamps.
pub(crate) fn fine_stamp(unix: i64, ticks: u32) -> String {
    let coarse = stamp(unix);
    format!("{}.{ticks:07}Z", coarse.trim_end_matches('Z'))
}

/// `11/22/2026 9:00:00 AM`: how ARM words the expiry of a token.
pub(crate) fn spoken(unix: i64) -> String {
    let Civil {
        year,
        month,
        day,
        second,
    } = civil(unix);
    let hour = second / 3600;
    let half = if hour < 12 { "AM" } else { "PM" };
    let dial = if hour % 12 == 0 { 12 } else { hour % 12 };
    format!(
        "{month}/{day}/{year} {dial}:{:02}:{:02} {half}",
        second / 60 % 60,
        second % 60
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written() {
        for (unix, text, words) in [
            (0, "1970-01-01T00:00:00Z", "1/1/1970 12:00:00 AM"),
            (951_782_400, "2000-02-29T00:00:00Z", "2/29/2000 12:00:00 AM"),
            (
                1_571_846_069,
                "2019-10-23T15:54:29Z",
                "10/23/2019 3:54:29 PM",
            ),
            (-1, "1969-12-31T23:59:59Z", "12/31/1969 11:59:59 PM"),
            (
                1_795_338_000,
                "2026-11-22T09:00:00Z",
                "11/22/2026 9:00:00 AM",
            ),
        ] {
            assert_eq!(stamp(unix), text);
            assert_eq!(spoken(unix), words);
        }
        assert_eq!(fine_stamp(0, 7), "1970-01-01T00:00:00.0000007Z");
    }
}
