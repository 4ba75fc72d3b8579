//! Add like … for a plan file: ids are drawn here.

use wizard_steps::like::{self, Likeness, Wish};
use wizard_steps::plan::read::Document;

use crate::chance;
use crate::problem::{Code, Outcome, Problem};

/// Makes something like `of`, with ids that the plan does not have yet.
///
/// # Errors
/// The pattern is not there, or the new thing has no name or a name that is taken.
pub fn likeness(document: &Document, of: &str, wish: &Wish) -> Outcome<Likeness> {
    let text = document.tree.to_string();
    let mut new_id = |prefix: &str| {
        chance::new_id_beside(prefix, |drawn| text.contains(&format!("\"{drawn}\"")))
    };
    like::like(document, of, wish, &mut new_id).map_err(|why| {
        Problem::new(
            Code::Usage,
            "Nothing was added",
            format!("{}.", capital(&why.to_string())),
            "Name a business group, a use case, a project or an environment of the plan as the pattern, \
             and give the new one a name and a short form that nothing else has.",
        )
    })
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
