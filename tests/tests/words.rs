//! The window's words are those of the steps.
//!
//! `UPDATE=1 cargo test -p rollout-tests --test words` writes them anew.

use rollout_engine::wizard_steps::words;
use rollout_tests::repo_root;

#[test]
fn the_windows_words_are_those_of_the_steps() {
    let path = repo_root().join("ui/src/words.json");
    let fresh = words::json();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &fresh).expect("written");
    }
    // A checkout may have turned the line ends.
    let shipped = std::fs::read_to_string(&path)
        .unwrap_or_default()
        .replace('\r', "");
    let pairs = fresh
        .lines()
        .zip(shipped.lines().chain(std::iter::repeat("(nothing)")));
    let first = (1..)
        .zip(pairs)
        .find(|(_, (fresh, shipped))| fresh != shipped);
    assert!(
        shipped == fresh,
        "ui/src/words.json is not what the steps say; write it anew with UPDATE=1 cargo test -p rollout-tests --test words\n{}",
        first.map_or_else(
            || "It goes on behind its end.".to_owned(),
            |(line, (fresh, shipped))| format!(
                "line {line}\n  steps:  {fresh}\n  window: {shipped}"
            ),
        )
    );
}
