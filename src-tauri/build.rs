//! Tells Tauri which commands there are, so that each has to be allowed by name.

use std::path::Path;

/// Every command of the window. A command that is not here cannot be called by any page; a test holds
/// this list, the capability and what is registered equal.
const COMMANDS: &[&str] = &include!("src/command_names.rs");

/// What stands in for the interface until it is built, so that the program compiles without it.
const NOT_BUILT: &str = "<!doctype html><html lang=\"en\"><title>Foundry Rollout</title><p>The \
interface was not built. Run <code>cargo xtask run</code>, or <code>npm ci</code> and <code>npm run \
build</code> in the folder ui, then build again.</p></html>\n";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let interface = Path::new("../ui/dist");
    println!("cargo:rerun-if-changed=src/command_names.rs");
    println!("cargo:rerun-if-changed={}", interface.display());
    if !interface.join("index.html").exists() {
        std::fs::create_dir_all(interface)?;
        std::fs::write(interface.join("index.html"), NOT_BUILT)?;
    }
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))?;
    Ok(())
}
