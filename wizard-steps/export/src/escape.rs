//! The only place where text becomes code.
//!
//! One function for each target language. It takes plain text of any origin and gives a piece of the
//! language that means exactly that text and nothing more.

use std::fmt::Write as _;

/// Text on one line: runs of white space and control characters become one space, and characters that
/// turn the reading direction or hide are spelled out, so that what is signed is what was read.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() || c.is_control() {
            if !line.is_empty() && !line.ends_with(' ') {
                line.push(' ');
            }
        } else if misleads(c) {
            let _ = write!(line, "[U+{:04X}]", u32::from(c));
        } else {
            line.push(c);
        }
    }
    line.truncate(line.trim_end().len());
    line
}

/// Markdown that reads as this text, in a paragraph, a heading, a list or a table cell.
///
/// Characters are escaped where they could act (`CommonMark`, tables, and the usual extensions:
/// strike-through, mathematics, attributes, bare links); in plain names nothing is.
pub fn markdown(text: &str) -> String {
    let line = one_line(text);
    let mut escaped = String::with_capacity(line.len() + 8);
    for (at, c) in line.char_indices() {
        if acts(&line[..at], c, &line[at + c.len_utf8()..]) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// A word of bash that is this text, on one line.
pub fn bash(text: &str) -> String {
    format!("'{}'", one_line(text).replace('\'', r"'\''"))
}

/// A string of PowerShell that is this text, on one line. PowerShell takes typographic apostrophes for
/// straight ones, so they are doubled as well.
pub fn powershell(text: &str) -> String {
    let mut quoted = String::from("'");
    for c in one_line(text).chars() {
        if matches!(c, '\'' | '\u{2018}'..='\u{201B}') {
            quoted.push(c);
        }
        quoted.push(c);
    }
    quoted.push('\'');
    quoted
}

/// What stands behind `#` in a script, on one line.
pub fn comment(text: &str) -> String {
    one_line(text)
}

/// Could this character act in Markdown, between what stands before it and behind it?
fn acts(before: &str, c: char, behind: &str) -> bool {
    let first = before.is_empty();
    match c {
        '\\' | '`' | '*' | '[' | ']' | '{' | '}' | '<' | '|' | '~' | '^' | '$' => true,
        '_' => {
            !(before.ends_with(char::is_alphanumeric) && behind.starts_with(char::is_alphanumeric))
        }
        '&' => behind.starts_with(|c: char| c == '#' || c.is_ascii_alphanumeric()),
        '#' => first || before.ends_with([' ', '#']),
        '+' | '-' | '=' | '>' => first,
        '!' => behind.starts_with('['),
        ':' => first || behind.starts_with("//"),
        '.' if ends_with_www(before) => true,
        '.' | ')' => is_number(before) && (behind.is_empty() || behind.starts_with(' ')),
        _ => false,
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn ends_with_www(text: &str) -> bool {
    text.len() >= 3 && text.as_bytes()[text.len() - 3..].eq_ignore_ascii_case(b"www")
}

/// Direction marks and overrides, and characters without width that join nothing.
fn misleads(c: char) -> bool {
    matches!(
        c,
        '\u{AD}'
            | '\u{61C}'
            | '\u{200B}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}'
            | '\u{FEFF}'
            | '\u{E0000}'..='\u{E007F}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_names_stay_readable() {
        let names = [
            "Finance & Risk",
            "aif-contoso-finance-dev",
            "snake_case_name",
            "10.60.0.0/16",
            "gpt-4.1 (2025-04-14)",
            "Who decided? The board, 3 to 1!",
            "C# and F#, a > b, 50%",
            "/subscriptions/0/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/st",
            "finance-owners@contoso.example",
        ];
        for name in names {
            assert_eq!(markdown(name), name);
        }
    }

    #[test]
    fn what_could_act_is_escaped() {
        let cases = [
            ("1. first", r"1\. first"),
            ("2) second", r"2\) second"),
            ("- point", r"\- point"),
            ("# title #", r"\# title \#"),
            ("a|b", r"a\|b"),
            ("<b>x</b>", r"\<b>x\</b>"),
            ("![x](y)", r"\!\[x\](y)"),
            ("AT&amp;T", r"AT\&amp;T"),
            ("_x_", r"\_x\_"),
            ("https://a.example", r"https\://a.example"),
            ("www.a.example", r"www\.a.example"),
            ("a\\", r"a\\"),
            ("{#id} ^1^ $x$ ~s~", r"\{#id\} \^1\^ \$x\$ \~s\~"),
        ];
        for (text, expected) in cases {
            assert_eq!(markdown(text), expected);
        }
    }

    #[test]
    fn scripts_take_names_as_they_are() {
        let odd = "O'Brien $(rm) \"x\" `y` \\ !\n#";
        assert_eq!(bash(odd), r#"'O'\''Brien $(rm) "x" `y` \ ! #'"#);
        assert_eq!(powershell(odd), r#"'O''Brien $(rm) "x" `y` \ ! #'"#);
        assert_eq!(powershell("a\u{2019}b"), "'a\u{2019}\u{2019}b'");
        assert_eq!(comment("a\nrm -rf x"), "a rm -rf x");
    }

    #[test]
    fn lines_and_tricks_become_one_honest_line() {
        assert_eq!(one_line("  a\r\n\tb\u{2028}c\u{0}  "), "a b c");
        assert_eq!(one_line("abc\u{202E}fed"), "abc[U+202E]fed");
        assert_eq!(
            one_line("pass\u{AD}word\u{E0041}"),
            "pass[U+00AD]word[U+E0041]"
        );
        assert_eq!(
            one_line("\u{1F468}\u{200D}\u{1F469}"),
            "\u{1F468}\u{200D}\u{1F469}"
        );
        assert_eq!(one_line("\n \u{85}"), "");
    }
}
