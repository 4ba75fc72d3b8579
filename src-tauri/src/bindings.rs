//! The list of commands, and what of it the page's TypeScript is generated from.

use tauri_specta::{Builder, ErrorHandlingMode, collect_commands};

use crate::commands::{azure, plans, window};

/// Every command, typed end to end: one that is missing or changed does not compile.
pub fn builder() -> Builder<tauri::Wry> {
    Builder::<tauri::Wry>::new()
        .error_handling(ErrorHandlingMode::Throw)
        .disable_serde_phases()
        .commands(collect_commands![
            window::start,
            window::start_over,
            window::listen,
            window::painted,
            plans::summary,
            plans::create_draft,
            plans::open_file,
            plans::open_draft,
            plans::delete_draft,
            plans::edit,
            plans::undo,
            plans::redo,
            plans::save,
            plans::save_copy,
            plans::save_plan,
            plans::history,
            plans::keep_window,
            plans::new_id,
            window::set_settings,
            plans::view,
            plans::sign,
            plans::like,
            plans::read_list,
            azure::tenant,
            azure::connect,
            azure::disconnect,
            azure::deploy_practice,
            azure::reset_practice,
            azure::compare,
            azure::change_groups,
            azure::changes,
            azure::apply,
            azure::stop,
            azure::runs,
            azure::run,
            azure::resume,
            azure::undo_run,
            plans::export_files,
            plans::save_export,
            window::close,
        ])
}

#[cfg(test)]
mod tests {
    use std::sync::OnceLock;

    use super::*;

    /// Commands as the build script allows them.
    const NAMES: &[&str] = &include!("command_names.rs");

    /// Names of Rust for types that have none of their own in TypeScript.
    const ALIASES: &str =
        "export type Id = string;\nexport type Json = unknown;\nexport type Patch = Edit[];\n";

    /// The page's side, as the generator writes it. It writes files only.
    fn typescript() -> &'static str {
        static TEXT: OnceLock<String> = OnceLock::new();
        TEXT.get_or_init(|| {
            let folder = std::env::temp_dir().join(format!("rollout-{}", std::process::id()));
            let file = folder.join("bindings.ts");
            std::fs::create_dir_all(&folder).unwrap();
            let format = specta_typescript::Typescript::default().header(ALIASES);
            builder().export(format, &file).unwrap();
            let text = std::fs::read_to_string(&file).unwrap();
            std::fs::remove_dir_all(&folder).unwrap();
            text
        })
    }

    #[test]
    fn the_pages_bindings_are_fresh() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/src/bindings.ts");
        let now = typescript();
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(file, now).unwrap();
        }
        let kept = std::fs::read_to_string(file).unwrap().replace("\r\n", "\n");
        assert!(
            kept == now,
            "ui/src/bindings.ts is out of date: UPDATE=1 cargo test -p rollout-desktop bindings"
        );
    }

    #[test]
    fn every_command_is_registered_and_allowed_by_name() {
        let text = typescript();
        let asked: Vec<&str> = text
            .lines()
            .filter_map(|line| line.split_once("__TAURI_INVOKE<"))
            .filter_map(|(_, rest)| rest.split_once(">(\""))
            .filter_map(|(_, rest)| rest.split('"').next())
            .collect();
        assert_eq!(asked, NAMES, "command_names.rs and collect_commands differ");
        let capability: serde_json::Value =
            serde_json::from_str(include_str!("../capabilities/main.json")).unwrap();
        let allowed: Vec<String> = NAMES
            .iter()
            .map(|name| format!("allow-{}", name.replace('_', "-")))
            .collect();
        assert_eq!(capability["permissions"], serde_json::json!(allowed));
    }
}
