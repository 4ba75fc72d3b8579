//! How much room text takes, without a font at hand.

/// Width of a character at 13 px: wider than most, so that an estimate is never too small for a line.
pub const CHARACTER: i32 = 7;
/// Width of a character of the scripts that are written in squares.
const SQUARE: i32 = 14;

/// Width of a text on one line.
pub fn width(text: &str) -> i32 {
    text.chars().map(of).sum()
}

fn of(character: char) -> i32 {
    match character {
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{ffef}' | '\u{1f000}'.. => SQUARE,
        _ => CHARACTER,
    }
}

/// The text in lines of at most this width: broken at spaces, which go, and behind hyphens, dots,
/// slashes and commas, which stay; in the middle of a word only when it has none and is too long. An
/// empty text has no line.
pub fn wrap(text: &str, room: i32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let mut space = if line.is_empty() { "" } else { " " };
        for piece in word.split_inclusive(['-', '.', '/', ',']) {
            if !line.is_empty() && width(&line) + width(space) + width(piece) > room {
                lines.push(std::mem::take(&mut line));
                space = "";
            }
            line.push_str(space);
            space = "";
            for character in piece.chars() {
                if !line.is_empty() && width(&line) + of(character) > room {
                    lines.push(std::mem::take(&mut line));
                }
                line.push(character);
            }
        }
    }
    lines.extend(Some(line).filter(|line| !line.is_empty()));
    lines
}

#[cfg(test)]
mod tests {
    use super::{width, wrap};

    #[test]
    fn text_is_broken_where_it_may_be_and_nothing_is_lost() {
        let cases: [(&str, i32, &[&str]); 9] = [
            ("", 70, &[]),
            ("   ", 70, &[]),
            ("Hub", 70, &["Hub"]),
            ("Human Resources", 70, &["Human", "Resources"]),
            ("Human Resources", 105, &["Human Resources"]),
            ("aif-contoso-hr-prod", 84, &["aif-contoso-", "hr-prod"]),
            ("10.60.32.0/22", 70, &["10.60.32.", "0/22"]),
            ("supercalifragilistic", 70, &["supercalif", "ragilistic"]),
            ("日本語の名前", 70, &["日本語の名", "前"]),
        ];
        for (text, room, lines) in cases {
            assert_eq!(wrap(text, room), lines, "{text}");
            let all_fit = wrap(text, room).iter().all(|line| width(line) <= room);
            assert!(all_fit, "{text}");
            let kept = wrap(text, room).concat();
            assert_eq!(kept.replace(' ', ""), text.replace(' ', ""));
        }
        assert_eq!(wrap("ab", 1), ["a", "b"]);
    }
}
