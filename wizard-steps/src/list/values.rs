//! What a cell says.

use crate::catalog::roles;
use crate::plan::read;
use crate::plan::text::Guid;
use crate::secrets;

use super::Why;

/// How much of a cell is shown.
const SHOWN: usize = 80;

/// The beginning of a text, on one line; nothing of what looks like a secret.
pub(super) fn shown(text: &str) -> String {
    if secrets::looks_like(text).is_some() {
        return "…".to_owned();
    }
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

/// The text of a cell, or why it is left out.
pub(super) fn text(cell: &str) -> Result<String, Why> {
    let text: String = cell.split_whitespace().collect::<Vec<_>>().join(" ");
    if secrets::looks_like(&text).is_some() {
        return Err(Why::Secret);
    }
    read::strict::text(&text).map_err(|_| Why::Unreadable)?;
    Ok(text)
}

/// `Team <mail>`, `Team (mail)`, `mail` or `Team`: name and way to reach.
pub(super) fn contact(text: &str) -> (String, String) {
    let clean = |part: &str| {
        part.trim_matches(|c: char| " <>(),;\"".contains(c))
            .trim()
            .to_owned()
    };
    if let Some(at) = text.find('@') {
        let from = text[..at]
            .rfind([' ', '<', '(', ',', ';'])
            .map_or(0, |i| i + 1);
        let to = text[at..]
            .find([' ', '>', ')', ',', ';'])
            .map_or(text.len(), |i| at + i);
        let reach = clean(&text[from..to]);
        let name = clean(&format!("{} {}", &text[..from], &text[to..]));
        if name.is_empty() {
            let (mailbox, _) = reach.split_once('@').unwrap_or((&reach, ""));
            return (mailbox.to_owned(), reach);
        }
        return (name, reach);
    }
    (clean(text), String::new())
}

/// Several in one cell.
pub(super) fn several(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', ',', '/', '|', '+', '\n'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

/// A mark in a column of its own.
pub(super) fn is_marked(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    !matches!(
        text.as_str(),
        "" | "-" | "–" | "no" | "n" | "0" | "false" | "nein" | "none" | "n/a"
    )
}

/// A class of sensitivity, as the plan knows it.
pub(super) fn sensitivity(text: &str) -> Option<&'static str> {
    Some(match text.trim().to_lowercase().as_str() {
        "public" | "open" | "öffentlich" | "c1" => "public",
        "internal" | "internal use" | "internal only" | "general" | "intern" | "c2" => "internal",
        "confidential" | "sensitive" | "vertraulich" | "c3" => "confidential",
        "restricted"
        | "secret"
        | "highly confidential"
        | "strictly confidential"
        | "streng vertraulich"
        | "c4" => "restricted",
        _ => return None,
    })
}

/// What runs in a project, as the plan knows it.
pub(super) fn runtime(text: &str) -> Option<&'static str> {
    Some(match text.trim().to_lowercase().as_str() {
        "prompt agents" | "prompt agent" | "agents" | "agent" | "prompt" | "promptagents" => {
            "promptAgents"
        }
        "hosted agents" | "hosted agent" | "hosted" | "containers" | "hostedagents" => {
            "hostedAgents"
        }
        "models only" | "models" | "model" | "modelsonly" | "api" | "inference" => "modelsOnly",
        _ => return None,
    })
}

/// The GUID of a role: by its id, a role definition's id, its name of today or before, or a pasted
/// command line that names one with `--role`.
pub(super) fn role(text: &str) -> Option<&'static str> {
    let text = text.trim();
    if let Some((_, behind)) = text.split_once("--role") {
        let behind = behind.trim_start_matches(['=', ' ']);
        let quote = behind.chars().next().filter(|c| "\"'“".contains(*c));
        let one = match quote {
            Some('“') => behind[3..].split('”').next(),
            Some(q) => behind[1..].split(q).next(),
            None => behind.split(" --").next(),
        };
        return role(one.unwrap_or_default());
    }
    let last = text.rsplit('/').next().unwrap_or(text);
    if let Some(guid) = Guid::from(last).parsed() {
        return roles::by_id(&guid).map(|role| role.id);
    }
    roles::by_name(text).map(|role| role.id)
}

/// A GUID in a text, and the text without it.
pub(super) fn guid_in(text: &str) -> (Option<String>, String) {
    let is_part = |c: char| c.is_ascii_hexdigit() || c == '-';
    for part in text.split(|c: char| !is_part(c)) {
        if let Some(guid) = Guid::from(part).parsed() {
            let rest = text.replace(part, " ");
            let rest = rest
                .trim_matches(|c: char| " ()[]<>,;:=".contains(c))
                .to_owned();
            return (
                Some(guid),
                rest.split_whitespace().collect::<Vec<_>>().join(" "),
            );
        }
    }
    (None, text.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contacts_come_in_many_forms() {
        let cases = [
            (
                "HR team <hr@contoso.example>",
                ("HR team", "hr@contoso.example"),
            ),
            (
                "HR team (hr@contoso.example)",
                ("HR team", "hr@contoso.example"),
            ),
            ("hr@contoso.example", ("hr", "hr@contoso.example")),
            (
                "hr@contoso.example, HR team",
                ("HR team", "hr@contoso.example"),
            ),
            ("HR team", ("HR team", "")),
        ];
        for (text, (name, reach)) in cases {
            assert_eq!(contact(text), (name.to_owned(), reach.to_owned()), "{text}");
        }
    }

    #[test]
    fn one_role_under_all_its_names() {
        let user = Some(roles::FOUNDRY_USER);
        for text in [
            "Foundry User",
            "azure ai user",
            roles::FOUNDRY_USER,
            "/subscriptions/x/providers/Microsoft.Authorization/roleDefinitions/53CA6127-DB72-4B80-B1B0-D745D6D5456D",
            "az role assignment create --role \"Azure AI User\" --assignee x",
            "az role assignment create --role 53ca6127-db72-4b80-b1b0-d745d6d5456d --scope /x",
        ] {
            assert_eq!(role(text), user, "{text}");
        }
        assert_eq!(role("Grand Wizard"), None);
    }

    #[test]
    fn an_object_id_beside_a_name() {
        let guid = "11111111-2222-4333-8444-555555555555";
        let found = (Some(guid.to_owned()), "HR admins".to_owned());
        assert_eq!(guid_in(&format!("HR admins ({guid})")), found);
        assert_eq!(guid_in(&format!("{guid} HR admins")), found);
        assert_eq!(guid_in(guid), (Some(guid.to_owned()), String::new()));
    }
}
