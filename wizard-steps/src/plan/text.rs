//! Text as typed.
//!
//! What Azure judges (an id, an address range, a region, a name) is kept exactly as somebody typed it,
//! in a newtype that can say what it means: `parsed() -> Option<T>`.
//! Wrong text is a finding beside the field, never a plan that cannot be opened.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! text {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
        #[cfg_attr(feature = "bindings", derive(specta::Type))]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The text as typed.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Nothing was typed, or only white space.
            pub fn is_empty(&self) -> bool {
                self.0.trim().is_empty()
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

text! {
    /// A GUID: a tenant, a subscription, a directory object, a role definition.
    Guid;
    /// An IPv4 range in CIDR form, or a single address.
    Cidr;
    /// An Azure region by its programmatic name (`swedencentral`).
    Region;
    /// A calendar date, `YYYY-MM-DD`.
    Date;
    /// An Azure resource id, from `/subscriptions/…` on.
    ResourceId;
}

impl Guid {
    /// The id in lower case with dashes; `None` for anything that is no GUID or is the zero GUID
    /// (samples use it as a placeholder).
    pub fn parsed(&self) -> Option<String> {
        let text = self.0.trim();
        is_guid(text).then(|| text.to_ascii_lowercase())
    }

    /// Is it a GUID, and not the zero GUID?
    pub fn is_given(&self) -> bool {
        is_guid(self.0.trim())
    }
}

/// Digits and dashes of a GUID where they belong, not all digits zero.
pub(crate) fn is_guid(text: &str) -> bool {
    let Ok(bytes) = <&[u8; 36]>::try_from(text.as_bytes()) else {
        return false;
    };
    let runs = [0..8, 9..13, 14..18, 19..23, 24..36].map(|run| &bytes[run]);
    // Without a way out in the middle: all bytes of a run are looked at together.
    let hex = |run: &&[u8]| run.iter().fold(true, |all, b| all & b.is_ascii_hexdigit());
    let zeros = |run: &&[u8]| run.iter().all(|b| *b == b'0');
    let dashes = [8, 13, 18, 23].iter().all(|at| bytes[*at] == b'-');
    dashes && runs.iter().all(hex) && !runs.iter().all(zeros)
}

/// An IPv4 range, as numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// First address.
    pub first: u32,
    /// Prefix length, 0 to 32.
    pub prefix: u8,
}

impl Range {
    /// Last address of the range.
    pub fn last(self) -> u32 {
        self.first | (u32::MAX.checked_shr(u32::from(self.prefix)).unwrap_or(0))
    }

    /// Do the two share an address?
    pub fn overlaps(self, other: Self) -> bool {
        self.first <= other.last() && other.first <= self.last()
    }

    /// Does this range hold all of `other`?
    pub fn contains(self, other: Self) -> bool {
        self.first <= other.first && other.last() <= self.last()
    }

    /// The range in network form.
    pub fn network_form(self) -> String {
        let mask = u32::MAX
            .checked_shl(32 - u32::from(self.prefix))
            .unwrap_or(0);
        format!(
            "{}/{}",
            core::net::Ipv4Addr::from(self.first & mask),
            self.prefix
        )
    }
}

impl Cidr {
    /// The range as typed; a single address is a /32. `None` when it is no IPv4 range.
    pub fn parsed(&self) -> Option<Range> {
        let text = self.0.trim();
        let (address, prefix) = text.split_once('/').unwrap_or((text, "32"));
        let first = u32::from(address.parse::<core::net::Ipv4Addr>().ok()?);
        let digits_only = prefix.bytes().all(|b| b.is_ascii_digit());
        let prefix = prefix.parse::<u8>().ok().filter(|p| *p <= 32)?;
        digits_only.then_some(Range { first, prefix })
    }
}

impl Region {
    /// The programmatic form: lower case, without spaces (`Sweden Central` is `swedencentral`).
    pub fn parsed(&self) -> Option<String> {
        let name: String = self
            .0
            .chars()
            .filter(|c| !c.is_whitespace())
            .collect::<String>()
            .to_lowercase();
        (!name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric())).then_some(name)
    }
}

impl ResourceId {
    /// The id without a trailing slash, as typed otherwise; `None` when it is no subscription-level id.
    pub fn parsed(&self) -> Option<&str> {
        let text = self.0.trim().trim_end_matches('/');
        let subscription = text
            .get(..15)
            .filter(|head| head.eq_ignore_ascii_case("/subscriptions/"))
            .and_then(|_| text[15..].split('/').next())?;
        is_guid(subscription.trim()).then_some(text)
    }
}

/// A day in the calendar, without a clock: enough to validate and compare plan dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    year: i32,
    month: u8,
    of_month: u8,
}

impl Day {
    /// Reads `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (y, m, d) = (parts.next()?, parts.next()?, parts.next()?);
        let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if parts.next().is_some() || (y.len(), m.len(), d.len()) != (4, 2, 2) {
            return None;
        }
        if !(digits(y) && digits(m) && digits(d)) {
            return None;
        }
        let day = Self {
            year: y.parse().ok()?,
            month: m.parse().ok()?,
            of_month: d.parse().ok()?,
        };
        ((1..=12).contains(&day.month) && (1..=day.month_length()).contains(&day.of_month))
            .then_some(day)
    }

    fn month_length(self) -> u8 {
        match self.month {
            4 | 6 | 9 | 11 => 30,
            2 if self.year % 4 == 0 && (self.year % 100 != 0 || self.year % 400 == 0) => 29,
            2 => 28,
            _ => 31,
        }
    }

    /// Days since 1970-01-01 (Howard Hinnant's civil calendar arithmetic).
    pub fn number(self) -> i64 {
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let month = (i64::from(self.month) + 9) % 12;
        let of_year = (153 * month + 2) / 5 + i64::from(self.of_month) - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    /// The day with this number of days since 1970-01-01.
    pub fn from_number(number: i64) -> Self {
        let shifted = number + 719_468;
        let era = shifted.div_euclid(146_097);
        let of_era = shifted.rem_euclid(146_097);
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        Self {
            year: i32::try_from(year + era * 400 + i64::from(month <= 2)).unwrap_or(i32::MAX),
            month: u8::try_from(month).unwrap_or(1),
            of_month: u8::try_from(day).unwrap_or(1),
        }
    }

    /// This day moved by a number of days.
    #[must_use]
    pub fn plus(self, days: i64) -> Self {
        Self::from_number(self.number() + days)
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.of_month)
    }
}

impl Date {
    /// The day that was typed.
    pub fn parsed(&self) -> Option<Day> {
        Day::parse(self.0.trim())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guids_are_read_in_lower_case_and_the_placeholder_is_none() {
        let cases = [
            (
                "53CA6127-DB72-4B80-B1B0-D745D6D5456D",
                Some("53ca6127-db72-4b80-b1b0-d745d6d5456d"),
            ),
            (
                " 53ca6127-db72-4b80-b1b0-d745d6d5456d ",
                Some("53ca6127-db72-4b80-b1b0-d745d6d5456d"),
            ),
            ("{53ca6127-db72-4b80-b1b0-d745d6d5456d}", None),
            ("53ca6127db724b80b1b0d745d6d5456d", None),
            ("00000000-0000-0000-0000-000000000000", None),
            ("Foundry User", None),
        ];
        for (typed, meant) in cases {
            assert_eq!(Guid::from(typed).parsed().as_deref(), meant, "{typed}");
        }
    }

    #[test]
    fn ranges_know_their_ends_and_their_network_form() {
        let range = Cidr::from("10.1.2.3/24").parsed().expect("a range");
        assert_eq!(range.network_form(), "10.1.2.0/24");
        for wrong in [
            "10.0.0.0/33",
            "10.0.0/8",
            "fd00::/8",
            "10.0.0.0/+8",
            "",
            "10.0.0.0/",
        ] {
            assert_eq!(Cidr::from(wrong).parsed(), None, "{wrong}");
        }
        let (all, part) = (Cidr::from("0.0.0.0/0"), Cidr::from("10.0.0.4"));
        let (all, part) = (all.parsed().expect("all"), part.parsed().expect("one"));
        assert!(all.contains(part) && all.overlaps(part) && !part.contains(all));
    }

    #[test]
    fn days_survive_leap_years_and_ends_of_months() {
        for text in [
            "1970-01-01",
            "2024-02-29",
            "2026-11-22",
            "1999-12-31",
            "2100-03-01",
        ] {
            let day = Day::parse(text).expect(text);
            assert_eq!(Day::from_number(day.number()).to_string(), text);
        }
        assert_eq!(
            Day::parse("2026-11-22")
                .map(|d| d.plus(400).to_string())
                .as_deref(),
            Some("2027-12-27")
        );
        for wrong in [
            "2026-02-29",
            "2026-13-01",
            "26-01-01",
            "2026-1-1",
            "2026-01-01x",
            "+026-01-01",
        ] {
            assert_eq!(Day::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn regions_and_resource_ids_are_recognized() {
        assert_eq!(
            Region::from("Sweden Central").parsed().as_deref(),
            Some("swedencentral")
        );
        assert_eq!(Region::from("sweden-central").parsed(), None);
        let id = "/Subscriptions/53ca6127-db72-4b80-b1b0-d745d6d5456d/resourceGroups/rg/";
        assert_eq!(
            ResourceId::from(id).parsed(),
            Some(id.trim_end_matches('/'))
        );
        for wrong in [
            "https://x",
            "/subscriptions/",
            "/subscriptions/abc/x",
            "/subscriptionsé/53ca6127",
        ] {
            assert_eq!(ResourceId::from(wrong).parsed(), None, "{wrong}");
        }
    }
}
