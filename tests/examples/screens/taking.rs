//! Opens the window in each look and size, and takes the pictures.

use crate::places::{PLACES, Place};
use rollout_tests::window::{Opening, Window};
use serde_json::json;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::ExitCode;

/// A size of the window, and how much it is enlarged.
struct Size {
    name: &'static str,
    width: u32,
    height: u32,
    zoom: u32,
}

const USUAL: Size = Size {
    name: "1440x900",
    width: 1440,
    height: 900,
    zoom: 100,
};
const SMALL: Size = Size {
    name: "1024x700",
    width: 1024,
    height: 700,
    zoom: 100,
};
const ENLARGED: Size = Size {
    name: "zoom200",
    zoom: 200,
    ..USUAL
};

/// What is taken: a theme as the settings name it, in a size.
const LOOKS: &[(&str, Size)] = &[
    ("light", USUAL),
    ("dark", USUAL),
    ("light", SMALL),
    ("dark", SMALL),
    ("light", ENLARGED),
    ("dark", ENLARGED),
    ("highContrast", USUAL),
];

/// Takes all of them, or those of one screen.
pub fn all(folder: &Path, only: Option<&str>) -> ExitCode {
    let Some(last) = last_wanted(only) else {
        let names: Vec<&str> = PLACES.iter().map(|place| place.name).collect();
        eprintln!(
            "There is no screen {}. There are: {}.",
            only.unwrap_or_default(),
            names.join(", ")
        );
        return ExitCode::FAILURE;
    };
    if let Err(wrong) = std::fs::create_dir_all(folder) {
        eprintln!("{}: {wrong}", folder.display());
        return ExitCode::FAILURE;
    }
    let mut missing = 0;
    for (theme, size) in LOOKS {
        println!("{} {theme}", size.name);
        // What went wrong is printed where it happens; the other looks may still go well.
        let taken = catch_unwind(AssertUnwindSafe(|| {
            look(folder, theme, size, &PLACES[..=last], only)
        }));
        missing += taken.unwrap_or(last + 1);
    }
    if missing == 0 {
        return ExitCode::SUCCESS;
    }
    eprintln!("{missing} pictures are missing.");
    ExitCode::FAILURE
}

/// The last place that has to be gone through: those before it may make what it shows.
fn last_wanted(only: Option<&str>) -> Option<usize> {
    match only {
        Some(name) => PLACES.iter().position(|place| place.name == name),
        None => Some(PLACES.len() - 1),
    }
}

/// One run through the window. Gives how many pictures are missing.
fn look(folder: &Path, theme: &str, size: &Size, places: &[Place], only: Option<&str>) -> usize {
    let data = tempfile::tempdir().expect("a temporary folder");
    let remember = |name: &str, what: serde_json::Value| {
        std::fs::write(data.path().join(name), what.to_string()).expect("a file in a new folder");
    };
    let (width, height) = (size.width, size.height);
    remember(
        "settings.json",
        json!({"theme": theme, "zoom": size.zoom, "who": "Alex Rivera"}),
    );
    remember(
        "window.json",
        json!({"width": width, "height": height, "x": 0, "y": 0}),
    );
    let opening = Opening::new()
        .argument("--practice")
        
        .data(data.path());
    let window = Window::open(&opening);
    let mut missing = 0;
    for place in places {
        let path = folder.join(format!("{}-{}-{theme}.png", place.name, size.name));
        let wanted = only.is_none_or(|only| only == place.name);
        let taken = catch_unwind(AssertUnwindSafe(|| {
            place.go(&window);
            if wanted {
                window.screenshot(&path);
            }
        }));
        match taken {
            Ok(()) if wanted => println!("  {}", path.display()),
            Ok(()) => {}
            Err(_) => {
                eprintln!("  {}: not reached", place.name);
                missing += usize::from(wanted);
            }
        }
    }
    window.close();
    missing
}
