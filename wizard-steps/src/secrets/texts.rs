//! Looks at every text of a value on its way through a serializer, and writes nothing.

use std::fmt;

use serde::Serialize;
use serde::ser::{self, Impossible};

/// Is this true of any text in a value: a string, or a key of a map?
pub(super) fn any(value: &impl Serialize, is_wanted: &dyn Fn(&str) -> bool) -> bool {
    value.serialize(Search { is_wanted }).is_err()
}

/// The search ends where something was found: with the one error there is.
#[derive(Debug)]
struct Found;

impl fmt::Display for Found {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("found")
    }
}

impl std::error::Error for Found {}

impl ser::Error for Found {
    // A value that cannot be serialized is looked at more closely.
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

#[derive(Clone, Copy)]
struct Search<'f> {
    is_wanted: &'f dyn Fn(&str) -> bool,
}

type Outcome = Result<(), Found>;

/// Values without a text.
macro_rules! no_text {
    ($($method:ident: $of:ty),*) => {
        $(fn $method(self, _: $of) -> Outcome {
            Ok(())
        })*
    };
}

impl ser::Serializer for Search<'_> {
    type Ok = ();
    type Error = Found;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Self;
    type SerializeTupleStruct = Impossible<(), Found>;
    type SerializeTupleVariant = Impossible<(), Found>;

    no_text!(serialize_bool: bool, serialize_i8: i8, serialize_i16: i16, serialize_i32: i32);
    no_text!(serialize_i64: i64, serialize_u8: u8, serialize_u16: u16, serialize_u32: u32);
    no_text!(serialize_u64: u64, serialize_f32: f32, serialize_f64: f64, serialize_char: char);
    no_text!(serialize_bytes: &[u8], serialize_unit_struct: &'static str);

    fn serialize_str(self, text: &str) -> Outcome {
        if (self.is_wanted)(text) {
            Err(Found)
        } else {
            Ok(())
        }
    }

    fn serialize_none(self) -> Outcome {
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Outcome {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Outcome {
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, _: &'static str) -> Outcome {
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Outcome {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        value: &T,
    ) -> Outcome {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, Found> {
        Ok(self)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, Found> {
        Ok(self)
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Impossible<(), Found>, Found> {
        Err(Found) // None in a plan; a closer look will tell.
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Impossible<(), Found>, Found> {
        Err(Found) // None in a plan; a closer look will tell.
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self, Found> {
        Ok(self)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Found> {
        Ok(self)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self, Found> {
        Ok(self)
    }
}

/// Parts of a list, and of a tuple.
macro_rules! elements {
    ($($of:ident),*) => {
        $(impl ser::$of for Search<'_> {
            type Ok = ();
            type Error = Found;

            fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Outcome {
                value.serialize(*self)
            }

            fn end(self) -> Outcome {
                Ok(())
            }
        })*
    };
}

/// Parts of a struct, and of a variant with names.
macro_rules! fields {
    ($($of:ident),*) => {
        $(impl ser::$of for Search<'_> {
            type Ok = ();
            type Error = Found;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                _: &'static str,
                value: &T,
            ) -> Outcome {
                value.serialize(*self)
            }

            fn end(self) -> Outcome {
                Ok(())
            }
        })*
    };
}

elements!(SerializeSeq, SerializeTuple);
fields!(SerializeStruct, SerializeStructVariant);

impl ser::SerializeMap for Search<'_> {
    type Ok = ();
    type Error = Found;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Outcome {
        key.serialize(*self)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Outcome {
        value.serialize(*self)
    }

    fn end(self) -> Outcome {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::any;

    #[test]
    fn texts_are_found_wherever_they_are() {
        let value = json!({"a": [{"b": null}, 1, true, "deep"], "key": {"c": "x"}});
        for wanted in ["deep", "key", "x", "c"] {
            assert!(any(&value, &|text| text == wanted), "{wanted}");
        }
        assert!(!any(&value, &|text| text == "1" || text == "null"));
    }
}
