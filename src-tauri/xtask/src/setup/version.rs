//! Versions, as far as a set-up has to understand them.

use std::fmt;

/// The first two numbers of a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version(pub u32, pub u32);

impl Version {
    /// Finds the first version in a text such as `v20.19.2` or `cargo 1.95.0 (…)`.
    pub fn read(text: &str) -> Option<Self> {
        text.split_whitespace().find_map(|word| {
            let word = word.strip_prefix('v').unwrap_or(word);
            let mut numbers = word.split('.').map(str::parse);
            match (numbers.next(), numbers.next()) {
                (Some(Ok(major)), Some(Ok(minor))) => Some(Self(major, minor)),
                _ => None,
            }
        })
    }

    /// Whether it is in one of the release lines, at that place or later, or after the
    /// last of them.
    pub fn reaches(self, lines: &[Self]) -> bool {
        let same_line = lines.iter().find(|line| line.0 == self.0);
        match same_line {
            Some(line) => self >= *line,
            None => lines.last().is_some_and(|last| self >= *last),
        }
    }

    /// The release lines in words.
    pub fn wanted(lines: &[Self]) -> String {
        let lines: Vec<String> = lines.iter().map(Self::to_string).collect();
        format!("{} or later", lines.join(", "))
    }
}

impl fmt::Display for Version {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}.{}", self.0, self.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINES: &[Version] = &[Version(20, 19), Version(22, 12), Version(24, 0)];

    #[test]
    fn programs_write_their_version_in_many_ways() {
        for (text, found) in [
            ("v20.19.2", Some(Version(20, 19))),
            ("11.4.0\n", Some(Version(11, 4))),
            ("cargo 1.95.0 (abc 2026-01-01)", Some(Version(1, 95))),
            ("none", None),
            ("", None),
        ] {
            assert_eq!(Version::read(text), found, "{text:?}");
        }
    }

    #[test]
    fn each_release_line_has_its_own_beginning() {
        for (version, good) in [
            (Version(18, 20), false),
            (Version(20, 18), false),
            (Version(20, 19), true),
            (Version(21, 7), false),
            (Version(22, 11), false),
            (Version(22, 12), true),
            (Version(24, 0), true),
            (Version(27, 1), true),
        ] {
            assert_eq!(version.reaches(LINES), good, "{version}");
        }
    }
}
