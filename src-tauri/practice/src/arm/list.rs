//! Lists of role assignments: the filter grammar, pages, and who is shown.
//!
//! | filter | what comes back |
//! |---|---|
//! | none | at, above and below the scope |
//! | `atScope()` | at and above |
//! | `principalId eq 'x'` | direct grants of x, at, above and below |
//! | `assignedTo('x')` | the same, with the groups x is in |
//! | `atScope() and assignedTo('x')` | at and above, with groups |
//! | `atScope() and principalId eq 'x'` | refused |
//!
//! Source: wire contract (recorded traffic, comments in azure-cli about the
//! refused pair), read 2026-11-22; code and words of the refusal are
//! unverified.

use std::collections::BTreeSet;

use super::Place;
use super::page::{link, skip_token};
use crate::access::assignments::{Assignment, Triple};
use crate::access::view;
use crate::answer::{Answer, Fault};
use crate::call::Call;
use crate::scope::subscription_of;
use crate::{Caller, Practice};

pub(super) fn answer(
    practice: &Practice,
    call: &Call,
    caller: &Caller,
    place: &Place,
) -> Result<Answer, Fault> {
    practice.authorize(
        caller,
        "Microsoft.Authorization/roleAssignments/read",
        &place.id,
    )?;
    practice.known_scope(&place.id)?;
    let filter = Filter::read(practice, call.query("$filter").unwrap_or_default())?;
    let token = skip_token(call);
    if practice.weather.empty_first_page && token.is_none() {
        let next_link = Some(link(call, "\n\n"));
        return Ok(view::page(&[], None, next_link.as_deref()));
    }
    let after = token.as_deref().and_then(resume);
    let mut found = practice.around(place, after.as_ref(), filter.is_at_scope);
    found.retain(|(triple, one)| filter.admits(triple) && practice.is_visible(one));
    let size = practice.weather.page_size;
    let mut next_link = None;
    if size > 0 && found.len() > size {
        found.truncate(size);
        next_link = found
            .last()
            .map(|(triple, _)| link(call, &bookmark(triple)));
    }
    let through = subscription_of(&place.key);
    Ok(view::page(&found, through, next_link.as_deref()))
}

/// Where a page ended, for the link to the next.
fn bookmark(triple: &Triple) -> String {
    format!("{}\n{}\n{}", triple.scope, triple.principal, triple.role)
}

fn resume(bookmark: &str) -> Option<Triple> {
    let mut parts = bookmark.split('\n').map(ToOwned::to_owned);
    Some(Triple {
        scope: parts.next()?,
        principal: parts.next()?,
        role: parts.next()?,
    })
}

impl Practice {
    /// Assignments above and at a scope, and below it unless told not to, in
    /// the order of the index.
    fn around(
        &self,
        place: &Place,
        after: Option<&Triple>,
        is_at_scope: bool,
    ) -> Vec<(&Triple, &Assignment)> {
        let mut chain = self.chain(&place.key);
        chain.sort();
        let mut found = Vec::new();
        for scope in &chain {
            found.extend(self.assignments.at(scope, after));
        }
        if !is_at_scope {
            found.extend(self.assignments.below(&place.key, after));
        }
        found
    }

    /// Whether a new assignment has become visible yet.
    pub(super) fn is_visible(&self, one: &Assignment) -> bool {
        let lag = self.weather.assignments_visible_after_s;
        one.since == 0 || lag == 0 || one.since.saturating_add_unsigned(lag) <= self.clock
    }
}

#[derive(Debug, Default, PartialEq)]
struct Filter {
    is_at_scope: bool,
    principal: Option<String>,
    assigned: Option<BTreeSet<String>>,
}

impl Filter {
    fn read(practice: &Practice, text: &str) -> Result<Filter, Fault> {
        let mut filter = Filter::default();
        let normal = text.replace(" AND ", " and ").replace(" And ", " and ");
        for clause in normal
            .split(" and ")
            .map(str::trim)
            .filter(|clause| !clause.is_empty())
        {
            let lower = clause.to_ascii_lowercase();
            if lower == "atscope()" {
                filter.is_at_scope = true;
            } else if let Some(id) = between(&lower, "assignedto('", "')") {
                filter.assigned = Some(practice.directory.circle(id));
            } else if let Some(id) = between(&lower, "principalid eq '", "'") {
                filter.principal = Some(id.to_owned());
            } else {
                return Err(unsupported(text));
            }
        }
        if filter.principal.is_some() && (filter.is_at_scope || filter.assigned.is_some()) {
            return Err(unsupported(text));
        }
        Ok(filter)
    }

    fn admits(&self, triple: &Triple) -> bool {
        self.principal
            .as_ref()
            .is_none_or(|id| *id == triple.principal)
            && self
                .assigned
                .as_ref()
                .is_none_or(|circle| circle.contains(&triple.principal))
    }
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    text.strip_prefix(start)?.strip_suffix(end)
}

fn unsupported(filter: &str) -> Fault {
    Fault::new(
        400,
        "UnsupportedQuery",
        format!(
            "The filter '{filter}' is not supported. Supported filters are either empty, 'atScope()' or \
             'principalId eq {{value}}' or 'assignedTo({{value}})'."
        ),
    )
}
