//! The system's menu. macOS has one outside of the window and expects an app to fill it; on Windows and
//! Linux the top bar, the palette and their keys are the menu.

use tauri::menu::{Menu, MenuItemBuilder, SubmenuBuilder};
use tauri::{AppHandle, Manager as _};

use crate::App;
use crate::outside::Outside;

/// Ids as the page knows them, their words, and their keys.
const FILE: [(&str, &str, Option<&str>); 5] = [
    ("new", "New Rollout", Some("CmdOrCtrl+N")),
    ("open", "Open Plan…", Some("CmdOrCtrl+O")),
    ("contoso", "Open the Contoso Example", Some("CmdOrCtrl+E")),
    ("savePlan", "Save the Plan as a File…", None),
    ("home", "All Rollouts", None),
];
const ROLLOUT: [(&str, &str, Option<&str>); 5] = [
    ("find", "Find…", Some("CmdOrCtrl+K")),
    ("nextFinding", "Next Finding", None),
    ("compare", "Compare with Azure", None),
    ("apply", "Apply", None),
    ("export", "Export", None),
];

/// Puts our commands into the system's menu, where it has one, and tells the page what was chosen.
///
/// # Errors
/// The system takes no menu.
pub fn fill(handle: &AppHandle) -> tauri::Result<()> {
    if !cfg!(target_os = "macos") {
        return Ok(());
    }
    // The usual ones (about, hide, quit, cut, copy, paste, windows) are the system's own.
    let menu = Menu::default(handle)?;
    for (title, items) in [("File", &FILE), ("Rollout", &ROLLOUT)] {
        let mut submenu = SubmenuBuilder::new(handle, title);
        for (id, words, keys) in items {
            let item = MenuItemBuilder::with_id(*id, *words);
            let item = match keys {
                Some(keys) => item.accelerator(keys),
                None => item,
            };
            submenu = submenu.item(&item.build(handle)?);
        }
        menu.append(&submenu.build()?)?;
    }
    handle.set_menu(menu)?;
    handle.on_menu_event(|handle, event| {
        handle.state::<App>().ears().tell(Outside::Menu {
            id: event.id().as_ref().to_owned(),
        });
    });
    Ok(())
}
