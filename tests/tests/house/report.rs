//! How a rule says what is wrong.

/// Fails with every offence at once, under a heading that says what to do.
#[track_caller]
pub fn none(what_to_do: &str, offences: impl IntoIterator<Item = String>) {
    let offences: Vec<String> = offences.into_iter().collect();
    assert!(
        offences.is_empty(),
        "\n\n{what_to_do}\n\n  {}\n",
        offences.join("\n  ")
    );
}
