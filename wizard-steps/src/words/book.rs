//! All words of the steps in one JSON text, for the window.
//!
//! Written member by member, so that everything stands in the order of the texts: choices in the order
//! in which they are offered, and the file changes only where the words do.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::{FieldWords, QuestionWords, codes, fields, of_code, of_step, questions};
use crate::step::{STEPS, Step};

/// Every step with its questions, every field with its choices, every code: indented JSON with a
/// newline at the end, the same bytes on every run.
pub fn json() -> String {
    let all_fields = STEPS.iter().flat_map(|step| fields(*step));
    let all_codes = STEPS.iter().flat_map(|step| codes(*step));
    let book = Book {
        steps: STEPS.iter().map(|step| StepEntry::of(*step)).collect(),
        fields: Members(all_fields.map(|f| (f.id, FieldEntry::of(&f))).collect()),
        codes: Members(
            all_codes
                .filter_map(|code| Some((code, CodeEntry::of(code)?)))
                .collect(),
        ),
    };
    let mut text = serde_json::to_string_pretty(&book).unwrap_or_default();
    text.push('\n');
    text
}

#[derive(Serialize)]
struct Book {
    steps: Vec<StepEntry>,
    fields: Members<FieldEntry>,
    codes: Members<CodeEntry>,
}

#[derive(Serialize)]
struct StepEntry {
    id: &'static str,
    title: &'static str,
    purpose: &'static str,
    questions: Vec<QuestionEntry>,
}

impl StepEntry {
    fn of(step: &dyn Step) -> Self {
        let (title, purpose) = of_step(step);
        Self {
            id: step.id(),
            title,
            purpose,
            questions: questions(step).map(QuestionEntry::of).collect(),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct QuestionEntry {
    id: &'static str,
    title: &'static str,
    why: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    one_way: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    optional: Option<&'static str>,
    holds: Vec<&'static str>,
}

impl QuestionEntry {
    fn of(words: QuestionWords<'static>) -> Self {
        Self {
            id: words.id,
            title: words.title,
            why: words.why,
            one_way: words.one_way,
            optional: words.optional,
            holds: words.holds,
        }
    }
}

#[derive(Serialize)]
struct FieldEntry {
    label: &'static str,
    help: &'static str,
    #[serde(skip_serializing_if = "Members::is_empty")]
    choices: Members<ChoiceEntry>,
}

#[derive(Serialize)]
struct ChoiceEntry {
    label: &'static str,
    help: &'static str,
}

impl FieldEntry {
    fn of(words: &FieldWords<'static>) -> Self {
        let choices = words.choices.iter().map(|choice| {
            let entry = ChoiceEntry {
                label: choice.label,
                help: choice.help,
            };
            (choice.value, entry)
        });
        Self {
            label: words.label,
            help: words.help,
            choices: Members(choices.collect()),
        }
    }
}

#[derive(Serialize)]
struct CodeEntry {
    title: &'static str,
    says: &'static str,
    means: &'static str,
    matters: &'static str,
    fix: &'static str,
    source: &'static str,
}

impl CodeEntry {
    fn of(code: &str) -> Option<Self> {
        of_code(code).map(|words| Self {
            title: words.title,
            says: words.says,
            means: words.means,
            matters: words.matters,
            fix: words.fix,
            source: words.source,
        })
    }
}

/// Members of an object in an order of their own.
struct Members<T>(Vec<(&'static str, T)>);

impl<T> Members<T> {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: Serialize> Serialize for Members<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}
