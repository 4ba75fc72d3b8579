//! Add like …, and start from a list: ids are drawn here.

use std::collections::BTreeSet;

use wizard_steps::labels;
use wizard_steps::like::{self, Likeness, Wish};
use wizard_steps::list::{self, Listed, Row};
use wizard_steps::plan::read::Document;

use crate::chance;
use crate::problem::{Code, Outcome, Problem};

/// Makes something like `of`, with ids that the plan does not have yet.
///
/// # Errors
/// The pattern is not there, or the new thing has no name or a name that is taken.
pub fn likeness(document: &Document, of: &str, wish: &Wish) -> Outcome<Likeness> {
    like::like(document, of, wish, &mut ids_beside(document)).map_err(|why| {
        Problem::new(
            Code::Usage,
            "Nothing was added",
            format!("{}.", labels::capital(&why.to_string())),
            "Name a business group, a use case, a project or an environment of the plan as the pattern, \
             and give the new one a name and a short form that nothing else has.",
        )
    })
}

/// Reads an organization list into a plan, with ids that the plan does not have yet.
pub fn from_list(document: &Document, rows: &[Row]) -> Listed {
    list::listed(document, rows, &mut ids_beside(document))
}

/// Draws ids that neither the plan nor an earlier draw has.
fn ids_beside(document: &Document) -> impl FnMut(&str) -> String {
    let text = document.tree.to_string();
    let mut drawn = BTreeSet::new();
    move |prefix: &str| {
        let id = chance::new_id_beside(prefix, |id| {
            drawn.contains(id) || text.contains(&format!("\"{id}\""))
        });
        drawn.insert(id.clone());
        id
    }
}
