//! What was agreed on security.

use crate::finding::{Hit, pointer};
use crate::labels;
use crate::rule::Context;

/// PRE-016: the agreement on networking, encryption or data isolation lacks who decided, a date, or
/// where it is written.
/// Source: Microsoft's planning guide, prerequisite 4 (2025-12-24).
pub fn not_recorded(context: &Context<'_>) -> Vec<Hit> {
    let agreements = &context.plan.prerequisites.agreements;
    let topics = [
        ("networking", "networking", &agreements.networking),
        ("encryption", "encryption", &agreements.encryption),
        (
            "dataIsolation",
            "data isolation",
            &agreements.data_isolation,
        ),
    ];
    let open = topics.into_iter().filter(|(.., a)| !a.is_recorded());
    let hit = |(key, topic, agreement): (_, _, &super::super::answers::Agreement)| {
        let parts = [
            (
                "decidedBy",
                "who agreed",
                agreement.decided_by.trim().is_empty(),
            ),
            ("date", "the date", agreement.date.parsed().is_none()),
            (
                "writtenIn",
                "where it is written",
                agreement.written_in.trim().is_empty(),
            ),
        ];
        let missing: Vec<_> = parts.into_iter().filter(|(.., open)| *open).collect();
        let field = missing.first().map_or("decidedBy", |(field, ..)| field);
        let words: Vec<&str> = missing.iter().map(|(_, words, _)| *words).collect();
        Hit::at(pointer(&["prerequisites", "agreements", key, field]))
            .about(key)
            .with("topic", topic)
            .with("missing", labels::list(&words))
            .ask("security team")
    };
    open.map(hit).collect()
}
