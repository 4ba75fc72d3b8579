//! A text that many share.

use std::borrow::Borrow;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use serde::{Serialize, Serializer};

/// An id or another short text that many grants share: ten thousand grants are of a dozen roles, and
/// name a few thousand places and people. Reads as a `str` does.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Text(Arc<str>);

impl Text {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Text {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, f)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&*self.0, f)
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.serialize_str(&self.0)
    }
}

/// A list of them.
pub(super) fn list<S: Serializer>(texts: &[Text], writer: S) -> Result<S::Ok, S::Error> {
    writer.collect_seq(texts)
}

macro_rules! made_from {
    ($($of:ty),*) => {$(
        impl From<$of> for Text {
            fn from(text: $of) -> Self {
                Self(Arc::from(text.as_ref() as &str))
            }
        }

        impl PartialEq<$of> for Text {
            fn eq(&self, other: &$of) -> bool {
                *self.0 == *(other.as_ref() as &str)
            }
        }

        impl PartialEq<Text> for $of {
            fn eq(&self, other: &Text) -> bool {
                *other.0 == *(self.as_ref() as &str)
            }
        }
    )*};
}

made_from!(&str, String, &String);

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        *self.0 == *other
    }
}

impl PartialEq<Text> for str {
    fn eq(&self, other: &Text) -> bool {
        *other.0 == *self
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        text.0.as_ref().to_owned()
    }
}

impl From<&Text> for String {
    fn from(text: &Text) -> Self {
        text.0.as_ref().to_owned()
    }
}
