//! Which question a place in the plan belongs to.
//!
//! A question is what a screen asks under one heading; the `text.md` of its step says which fields it
//! holds. Every field belongs to one, so every finding and every decision does.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::step::{STEPS, Step};
use crate::words::{self, QuestionWords};

/// A question, with its place among the steps.
#[derive(Debug)]
pub struct Question {
    /// Index of its step in [`STEPS`].
    pub step: usize,
    /// Its words.
    pub words: QuestionWords<'static>,
}

/// Every question, in the order of the steps and their texts.
pub fn all() -> &'static [Question] {
    &BOOK.questions
}

/// The question that a place belongs to: a field, or what it stands in. An object goes to the first
/// question that holds something of it, and what is said about a question to that question.
pub fn question_of(at: &str) -> Option<&'static str> {
    index_of(at).map(|index| all()[index].words.id)
}

/// [`question_of`], as an index in [`all`].
pub(crate) fn index_of(at: &str) -> Option<usize> {
    let mut keys = at.strip_prefix('/')?.split('/');
    let first = keys.next()?;
    if first == "decisions" {
        let key = keys.next()?.replace("~1", "/").replace("~0", "~");
        return of_decision(&key);
    }
    BOOK.places.children.get(first)?.down(keys)
}

/// The question that a decision is about: its key is a question or a field, and behind an `@` the
/// thing that was decided on.
pub(crate) fn of_decision(key: &str) -> Option<usize> {
    let id = key.split_once('@').map_or(key, |(id, _)| id);
    BOOK.by_id.get(id).copied().or_else(|| {
        let mut keys = id.split('.');
        BOOK.places.children.get(keys.next()?)?.down(keys)
    })
}

/// The id of the step whose rules speak with this code.
pub fn step_of(code: &str) -> Option<&'static str> {
    step_index(code).map(|index| STEPS[index].id())
}

/// [`step_of`], as an index in [`STEPS`].
pub(crate) fn step_index(code: &str) -> Option<usize> {
    let prefix = code.get(..3)?;
    BOOK.steps.get(prefix).copied()
}

struct Book {
    questions: Vec<Question>,
    by_id: BTreeMap<&'static str, usize>,
    places: Place,
    steps: BTreeMap<&'static str, usize>,
}

static BOOK: LazyLock<Book> = LazyLock::new(Book::read);

impl Book {
    fn read() -> Self {
        let mut book = Self {
            questions: Vec::new(),
            by_id: BTreeMap::new(),
            places: Place::default(),
            steps: BTreeMap::new(),
        };
        for (number, step) in STEPS.iter().enumerate() {
            for code in words::codes(*step) {
                let prefix = code.get(..3).unwrap_or_default();
                book.steps.entry(prefix).or_insert(number);
            }
            for words in words::questions(*step) {
                book.add(number, *step, words);
            }
        }
        book
    }

    fn add(&mut self, number: usize, step: &dyn Step, words: QuestionWords<'static>) {
        let index = self.questions.len();
        for field in words::fields(step) {
            if words.holds.iter().any(|held| holds(held, field.id)) {
                self.places.put(field.id.split('.'), index);
            }
        }
        self.by_id.insert(words.id, index);
        self.questions.push(Question {
            step: number,
            words,
        });
    }
}

/// Is the field what is held, or part of it?
pub(crate) fn holds(held: &str, field: &str) -> bool {
    let rest = field.strip_prefix(held);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// Places by their keys, `*` for ids, with the first question that holds something there.
#[derive(Default)]
struct Place {
    first: Option<usize>,
    children: BTreeMap<&'static str, Place>,
}

impl Place {
    fn put(&mut self, mut keys: impl Iterator<Item = &'static str>, question: usize) {
        self.first.get_or_insert(question);
        if let Some(key) = keys.next() {
            self.children.entry(key).or_default().put(keys, question);
        }
    }

    fn down<'a>(&self, mut keys: impl Iterator<Item = &'a str>) -> Option<usize> {
        let next = keys.next().and_then(|key| {
            let child = self.children.get(key);
            child.or_else(|| self.children.get("*"))
        });
        next.map_or(self.first, |place| place.down(keys))
    }
}
