//! Small words: counts, lists, dates, contacts.

use wizard_steps::plan::common::Contact;

/// `1 project`, `2 projects`.
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// `a`, `a and b`, `a, b and c`.
pub fn list<T: AsRef<str>>(items: &[T]) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [head @ .., last] => {
            let head: Vec<&str> = head.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", head.join(", "), last.as_ref())
        }
    }
}

/// Texts with a comma between, empty ones left out.
pub fn commas<T: AsRef<str>>(items: impl IntoIterator<Item = T>) -> String {
    let items: Vec<String> = items
        .into_iter()
        .map(|i| i.as_ref().to_owned())
        .filter(|i| !i.trim().is_empty())
        .collect();
    items.join(", ")
}

/// Name and how to reach them.
pub fn contact(contact: &Contact) -> String {
    match (contact.name.trim(), contact.reach.trim()) {
        ("", "") => "not named".to_owned(),
        ("", reach) => reach.to_owned(),
        (name, "") => name.to_owned(),
        (name, reach) => format!("{name} ({reach})"),
    }
}

/// Who answers, in short where it is who answers for the whole business group.
pub fn contact_in(group: Option<&Contact>, contact: &Contact) -> String {
    if group == Some(contact) && contact.is_named() {
        "as the business group".to_owned()
    } else {
        self::contact(contact)
    }
}

/// The text, or words for its absence.
pub fn or<'t>(text: &'t str, absent: &'t str) -> &'t str {
    if text.trim().is_empty() { absent } else { text }
}

/// Yes, no, or not answered.
pub fn yes_no(answer: Option<bool>) -> String {
    match answer {
        Some(true) => "yes".to_owned(),
        Some(false) => "no".to_owned(),
        None => "not answered".to_owned(),
    }
}

/// The same label counted together, in the order of first sight: `private endpoints (A and B)`.
pub fn tally(items: impl IntoIterator<Item = (&'static str, String)>) -> String {
    let mut seen: Vec<(&'static str, Vec<String>)> = Vec::new();
    for (label, name) in items {
        match seen.iter_mut().find(|(l, _)| *l == label) {
            Some((_, names)) => names.push(name),
            None => seen.push((label, vec![name])),
        }
    }
    let parts: Vec<String> = seen
        .iter()
        .map(|(label, names)| format!("{label} ({})", list(names)))
        .collect();
    list(&parts)
}
