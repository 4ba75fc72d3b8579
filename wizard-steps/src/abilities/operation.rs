//! One operation against one pattern of a role definition.

/// Actions on resources and actions on their data: Azure never mixes the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Plane {
    /// Managing resources (`actions`).
    Control,
    /// Working with their data (`dataActions`).
    Data,
}

/// An operation that Azure publishes, without wildcards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Operation {
    /// Its plane.
    pub plane: Plane,
    /// Its name as published.
    pub name: &'static str,
}

/// Does a pattern of a role definition cover this operation? The whole text is compared without case;
/// `*` stands for any run of characters, slashes included, and there are no other wildcards.
/// `accounts/*/read` therefore covers `accounts/projects/read` and not `accounts/read`.
pub fn covers(pattern: &str, operation: &str) -> bool {
    matches(pattern.as_bytes(), operation.as_bytes())
}

/// Greedy matching with one way back: at most `pattern` × `operation` steps, nothing is copied.
fn matches(pattern: &[u8], text: &[u8]) -> bool {
    let (mut p, mut t) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while t < text.len() {
        match pattern.get(p) {
            Some(b'*') => {
                star = Some((p, t));
                p += 1;
            }
            Some(c) if same(*c, text[t]) => {
                p += 1;
                t += 1;
            }
            _ => match star {
                Some((at, eaten)) => {
                    star = Some((at, eaten + 1));
                    p = at + 1;
                    t = eaten + 1;
                }
                None => return false,
            },
        }
    }
    pattern[p..].iter().all(|c| *c == b'*')
}

fn same(a: u8, b: u8) -> bool {
    a.eq_ignore_ascii_case(&b)
}

#[cfg(test)]
mod tests {
    use super::covers;

    #[test]
    fn a_star_spans_slashes_and_case_does_not_count() {
        let accounts = "Microsoft.CognitiveServices/accounts";
        let cases = [
            (
                format!("{accounts}/*/read"),
                format!("{accounts}/read"),
                false,
            ),
            (
                format!("{accounts}/*/read"),
                format!("{accounts}/projects/read"),
                true,
            ),
            (
                format!("{accounts}/*/read"),
                "MICROSOFT.cognitiveservices/ACCOUNTS/projects/connections/READ".to_owned(),
                true,
            ),
            ("*".to_owned(), accounts.to_owned(), true),
            ("*/read".to_owned(), "a/read/b".to_owned(), false),
            ("a*b*c".to_owned(), "axxbyybc".to_owned(), true),
            ("ab*ba".to_owned(), "aba".to_owned(), false),
            (String::new(), "x".to_owned(), false),
            ("a**".to_owned(), "a".to_owned(), true),
        ];
        for (pattern, operation, expected) in cases {
            assert_eq!(
                covers(&pattern, &operation),
                expected,
                "{pattern} against {operation}"
            );
        }
    }
}
