//! Encryption: whose keys.

use wizard_steps::names;
use wizard_steps::steps::encryption::answers::{EncryptionChoice, KeyChoice};

use super::labels;
use super::reader::Reader;
use super::text::{commas, or, yes_no};
use crate::block::{Block, table_or};

/// The chapter.
pub fn blocks(reader: &Reader<'_>) -> Vec<Block> {
    let rows = reader.environments().into_iter().map(|(id, _)| {
        let name = reader.input.estate.environment_name(id).to_owned();
        match reader.plan.encryption.environments.get(id) {
            Some(choice) => row(name, choice),
            None => row(name, &EncryptionChoice::default()),
        }
    });
    let head = [
        "Environment",
        "Keys",
        "Required by policy",
        "Said by",
        "Written in",
        "Approved by",
        "Approved on",
        "Key store and key",
    ];
    vec![
        Block::Chapter("Encryption".to_owned()),
        table_or("No environment is planned yet.", head, rows),
    ]
}

fn row(name: String, choice: &EncryptionChoice) -> [String; 8] {
    let store = if choice.decision == Some(KeyChoice::CustomerManaged) {
        key_store(choice)
    } else {
        String::new()
    };
    [
        name,
        labels::of(choice.decision).to_owned(),
        yes_no(choice.required_by_policy),
        choice.required_by.clone(),
        choice.written_in.clone(),
        choice.approved_by.clone(),
        choice.approved_on.to_string(),
        store,
    ]
}

fn key_store(choice: &EncryptionChoice) -> String {
    let (store, key) = (&choice.key_store, &choice.key);
    let vault = names::last_segment(store.resource_id.as_str().trim_end_matches('/'));
    let size = key
        .size
        .map_or_else(String::new, |bits| format!("{bits} bits"));
    let kept = store.retention_days;
    let kept = kept.map_or_else(String::new, |days| {
        format!("deleted keys kept for {days} days")
    });
    commas([
        or(vault, "key store not named").to_owned(),
        store.region.to_string(),
        format!("purge protection: {}", yes_no(store.purge_protection)),
        kept,
        or(&key.name, "key not named").to_owned(),
        key.key_type.clone(),
        size,
    ])
}
