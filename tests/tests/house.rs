//! The rules of the house as tests.
//!
//! A rule that nobody checks is a wish. Each test here is one rule; when it fails it
//! lists every place at once and says what to do. What a rule allows is data at the top
//! of its file: a change there is a decision somebody makes and a reviewer sees.

mod house {
    mod edges;
    mod leaks;
    mod npm;
    mod packages;
    mod papers;
    mod purity;
    mod report;
    mod rust_text;
    mod shape;
    mod sources;
    mod supply;
    mod ui;
    mod window;
    mod writes;
}
