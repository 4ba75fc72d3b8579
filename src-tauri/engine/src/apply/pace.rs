//! How many requests are under way at once.
//!
//! It doubles while the service is content and halves when it says "slow down"; there is no other limit
//! than the memory of this machine.

/// Never more than this at once; a subscription's bucket holds 200 writes.
/// Source: Azure Resource Manager's request limits (2025-05-28).
const MOST: usize = 64;

/// The window of requests under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    window: usize,
    content: usize,
    slow_downs: u64,
}

impl Pace {
    /// Starts carefully.
    pub fn new(slow_downs: u64) -> Self {
        Self {
            window: 4,
            content: 0,
            slow_downs,
        }
    }

    /// How many may be under way.
    pub fn window(&self) -> usize {
        self.window
    }

    /// A request is through; `slow_downs` counts how often the service asked for patience so far.
    pub fn through(&mut self, slow_downs: u64) {
        if slow_downs > self.slow_downs {
            self.slow_downs = slow_downs;
            self.window = (self.window / 2).max(1);
            self.content = 0;
            return;
        }
        self.content += 1;
        if self.content >= self.window {
            self.content = 0;
            self.window = (self.window * 2).min(MOST);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_doubles_while_the_service_is_content_and_halves_when_told() {
        let mut pace = Pace::new(0);
        for _ in 0..4 {
            pace.through(0);
        }
        assert_eq!(pace.window(), 8);
        pace.through(1);
        assert_eq!(pace.window(), 4);
        for _ in 0..1_000 {
            pace.through(1);
        }
        assert_eq!(pace.window(), MOST);
        for n in 2..20 {
            pace.through(n);
        }
        assert_eq!(pace.window(), 1);
    }
}
