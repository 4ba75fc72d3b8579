//! What the page hears without asking.

use std::sync::{Mutex, PoisonError};

use rollout_engine::problem::Problem;
use serde::Serialize;
use tauri::ipc::Channel;

/// Something happened outside the page.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Outside {
    /// A plan was dropped on the window, or a second start brought it: it is a new draft now.
    Opened {
        /// The draft.
        draft: String,
    },
    /// A plan was brought and could not be opened.
    NotOpened {
        /// Why.
        problem: Problem,
    },
    /// Plan files are held over the window, or no longer.
    Hovering {
        /// They are.
        files: bool,
    },
    /// Somebody closes the window while something would be lost or is under way.
    Closing {
        /// What stands in the way.
        problem: Problem,
    },
    /// A command of the system's menu.
    Menu {
        /// Its id.
        id: String,
    },
    /// The app ends.
    Gone,
}

/// The page's ear, once it listens; what happens before is kept for it.
#[derive(Default)]
pub struct Ears(Mutex<Heard>);

#[derive(Default)]
struct Heard {
    channel: Option<Channel<Outside>>,
    waiting: Vec<Outside>,
}

impl Ears {
    /// Tells the page; what it was not there for is told when it listens.
    pub fn tell(&self, news: Outside) {
        let mut heard = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let told = heard
            .channel
            .as_ref()
            .is_some_and(|channel| channel.send(news.clone()).is_ok());
        if !told {
            heard.waiting.push(news);
        }
    }

    /// The page listens from now on.
    pub fn listen(&self, channel: Channel<Outside>) {
        let mut heard = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for news in std::mem::take(&mut heard.waiting) {
            // A page that is gone again listens anew when it comes back.
            _ = channel.send(news);
        }
        heard.channel = Some(channel);
    }
}
