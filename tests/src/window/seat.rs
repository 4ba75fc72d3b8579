//! How many windows are open at once: each has three processes of WebKit, and a machine
//! that is too busy makes every wait look like a fault.

use std::sync::{Condvar, Mutex, PoisonError};

/// Two windows wait for each other less than one does for itself.
const SEATS: usize = 2;

static TAKEN: Mutex<usize> = Mutex::new(0);
static FREED: Condvar = Condvar::new();

/// The right to have a window open.
pub struct Seat;

/// Waits until fewer than [`SEATS`] windows are open.
pub fn take() -> Seat {
    let taken = TAKEN.lock().unwrap_or_else(PoisonError::into_inner);
    let taken = FREED.wait_while(taken, |taken| *taken >= SEATS);
    *taken.unwrap_or_else(PoisonError::into_inner) += 1;
    Seat
}

impl Drop for Seat {
    fn drop(&mut self) {
        *TAKEN.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        FREED.notify_one();
    }
}
