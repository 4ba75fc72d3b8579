//! Just enough of Rust's grammar to look at code without comments and literals.

use std::iter::Peekable;
use std::str::Chars;

/// The text with blanks in place of comments and of what is inside string and character
/// literals. Lines stay lines, so places can still be named.
pub fn code_of(text: &str) -> String {
    let mut reader = Reader {
        rest: text.chars().peekable(),
        code: String::new(),
    };
    while let Some(next) = reader.rest.next() {
        reader.take(next);
    }
    reader.code
}

/// Whether the line holds these characters as words of their own: `tokio` is not in
/// `tokio_like`, and `std::fs` is in `std::fs::read`.
pub fn has_word(line: &str, word: &str) -> bool {
    let part_of_a_name = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let name_begins = part_of_a_name(word.chars().next());
    let name_ends = part_of_a_name(word.chars().next_back());
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        !(name_begins && part_of_a_name(before) || name_ends && part_of_a_name(after))
    })
}

struct Reader<'t> {
    rest: Peekable<Chars<'t>>,
    code: String,
}

impl Reader<'_> {
    fn take(&mut self, next: char) {
        match next {
            '/' if self.rest.peek() == Some(&'/') => self.line_comment(),
            '/' if self.rest.peek() == Some(&'*') => self.block_comment(),
            '"' => self.literal('"'),
            'r' if self.raw_string() => {}
            '\'' if self.is_character() => self.literal('\''),
            other => self.code.push(other),
        }
    }

    /// Blanks, except that a line stays a line.
    fn blank(&mut self, hidden: char) {
        self.code.push(if hidden == '\n' { '\n' } else { ' ' });
    }

    fn line_comment(&mut self) {
        while self.rest.next_if(|c| *c != '\n').is_some() {}
    }

    fn block_comment(&mut self) {
        let mut depth = 1;
        self.rest.next(); // the star
        while depth > 0
            && let Some(hidden) = self.rest.next()
        {
            match (hidden, self.rest.peek()) {
                ('/', Some('*')) => depth += 1,
                ('*', Some('/')) => depth -= 1,
                _ => {
                    self.blank(hidden);
                    continue;
                }
            }
            self.rest.next();
        }
    }

    fn literal(&mut self, end: char) {
        self.code.push(end);
        while let Some(hidden) = self.rest.next() {
            match hidden {
                '\\' => {
                    if let Some(escaped) = self.rest.next() {
                        self.blank(escaped);
                    }
                }
                _ if hidden == end => break,
                _ => self.blank(hidden),
            }
        }
        self.code.push(end);
    }

    /// `r"…"`, `r#"…"#`: no escapes, and as many `#` behind as in front.
    fn raw_string(&mut self) -> bool {
        let starts_a_word = !self
            .code
            .ends_with(|c: char| c.is_alphanumeric() && c != 'b' && c != 'c' || c == '_');
        let mut ahead = self.rest.clone();
        let hashes = std::iter::from_fn(|| ahead.next_if_eq(&'#')).count();
        if !starts_a_word || ahead.next() != Some('"') {
            return false;
        }
        self.rest = ahead;
        self.code.push('"');
        let end = format!("\"{}", "#".repeat(hashes));
        let mut seen = String::new();
        while !seen.ends_with(&end)
            && let Some(hidden) = self.rest.next()
        {
            seen.push(hidden);
            self.blank(hidden);
        }
        self.code.push('"');
        true
    }

    /// A quote starts a character when the next but one closes it, or an escape follows;
    /// otherwise it starts the name of a lifetime.
    fn is_character(&self) -> bool {
        let mut ahead = self.rest.clone();
        let first = ahead.next();
        first == Some('\\') || ahead.next() == Some('\'')
    }
}

#[test]
fn comments_and_literals_are_not_code() {
    for (text, code) in [
        ("a // tokio\nb", "a \nb"),
        ("a /* x /* y */ z\n */ b", "a          \n  b"),
        (r#"f("a \" // b") + 1"#, "f(\"           \") + 1"),
        ("r#\"a \" \nb\"# c", "\"     \n    \" c"),
        ("'\"' x '\\'' y 'a z", "' ' x ' ' y 'a z"),
        ("for\"x\"", "for\" \""),
    ] {
        let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(squeezed(&code_of(text)), squeezed(code), "{text}");
        assert_eq!(
            code_of(text).lines().count(),
            text.lines().count(),
            "{text}"
        );
    }
}

#[test]
fn a_word_is_not_a_part_of_another() {
    assert!(has_word("use std::fs::read;", "std::fs"));
    assert!(!has_word("use std::fsx;", "std::fs"));
    assert!(!has_word("brand", "rand"));
    assert!(has_word("x.todo!()", "todo!("));
}
