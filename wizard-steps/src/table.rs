//! Members by id: in the order of their ids like a tree, and found by hash.
//!
//! A large plan is asked for its members by id a hundred thousand times in one check. A tree compares a
//! dozen texts for each answer, this one or two. Order never depends on the hash, so nothing that is
//! said does.

use std::collections::BTreeMap;
use std::ops::Index;

/// How far from its place a member may be kept. What found no place within is looked up by halving, so
/// ids that were made to collide cost a little more and no hang.
const REACH: usize = 16;

/// Members by id.
#[derive(Debug, Clone)]
pub struct Table<K, V> {
    /// In the order of their ids.
    members: Vec<(K, V)>,
    /// For a hash: its upper half and the number of the member, from 1; zero for none.
    places: Vec<(u32, u32)>,
}

impl<K, V> Default for Table<K, V> {
    fn default() -> Self {
        Self {
            members: Vec::new(),
            places: Vec::new(),
        }
    }
}

type Members<'t, K, V> = std::iter::Map<std::slice::Iter<'t, (K, V)>, fn(&(K, V)) -> (&K, &V)>;

impl<K: AsRef<str>, V> Table<K, V> {
    /// From members that are in the order of their ids, each once.
    fn in_order(members: Vec<(K, V)>) -> Self {
        let count = (members.len() * 2).next_power_of_two();
        let mut places = vec![(0, 0); count];
        for (number, (key, _)) in (1..).zip(&members) {
            let hash = hash(key.as_ref());
            let free = window(hash, count).find(|at| places[*at].1 == 0);
            if let Some(at) = free {
                places[at] = (upper(hash), number);
            }
        }
        Self { members, places }
    }

    fn find(&self, id: &str) -> Option<usize> {
        if self.members.is_empty() {
            return None;
        }
        let hash = hash(id);
        for at in window(hash, self.places.len()) {
            let (tag, number) = self.places[at];
            let at = usize::try_from(number).ok()?.checked_sub(1)?;
            if tag == upper(hash) && self.members[at].0.as_ref() == id {
                return Some(at);
            }
        }
        let found = self.members.binary_search_by(|(k, _)| k.as_ref().cmp(id));
        found.ok()
    }

    /// The member of this id.
    pub fn get<Q: AsRef<str> + ?Sized>(&self, id: &Q) -> Option<&V> {
        self.find(id.as_ref()).map(|at| &self.members[at].1)
    }

    /// The member of this id, to be changed.
    pub fn get_mut<Q: AsRef<str> + ?Sized>(&mut self, id: &Q) -> Option<&mut V> {
        self.find(id.as_ref()).map(|at| &mut self.members[at].1)
    }

    /// The member of this id, with the id as it is kept here.
    pub fn get_key_value<Q: AsRef<str> + ?Sized>(&self, id: &Q) -> Option<(&K, &V)> {
        let (key, member) = &self.members[self.find(id.as_ref())?];
        Some((key, member))
    }

    /// Is there a member of this id?
    pub fn contains_key<Q: AsRef<str> + ?Sized>(&self, id: &Q) -> bool {
        self.find(id.as_ref()).is_some()
    }
}

impl<K, V> Table<K, V> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// There is none.
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// All of them, in the order of their ids.
    pub fn iter(&self) -> Members<'_, K, V> {
        self.members.iter().map(|(key, member)| (key, member))
    }

    /// Their ids, in order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &K> + ExactSizeIterator {
        self.members.iter().map(|(key, _)| key)
    }

    /// All of them without their ids, in the order of these.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> + ExactSizeIterator {
        self.members.iter().map(|(_, member)| member)
    }
}

impl<'t, K, V> IntoIterator for &'t Table<K, V> {
    type Item = (&'t K, &'t V);
    type IntoIter = Members<'t, K, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<K: AsRef<str> + Ord, V> FromIterator<(K, V)> for Table<K, V> {
    /// Of several with one id the last stays.
    fn from_iter<I: IntoIterator<Item = (K, V)>>(members: I) -> Self {
        let members: Vec<(K, V)> = members.into_iter().collect();
        if members.is_sorted_by(|(a, _), (b, _)| a < b) {
            return Self::in_order(members);
        }
        let ordered: BTreeMap<K, V> = members.into_iter().collect();
        Self::in_order(ordered.into_iter().collect())
    }
}

impl<K: AsRef<str>, V, Q: AsRef<str> + ?Sized> Index<&Q> for Table<K, V> {
    type Output = V;

    /// Panics when there is no such member, as a tree does.
    fn index(&self, id: &Q) -> &V {
        let id = id.as_ref();
        let at = self.find(id);
        let at = at.unwrap_or_else(|| panic!("no member has the id {id}"));
        &self.members[at].1
    }
}

/// For each key the number of the first that is equal to it.
pub fn firsts<const N: usize>(keys: &[[&str; N]]) -> Vec<usize> {
    let count = (keys.len() * 2).next_power_of_two();
    let mut places: Vec<Option<(u32, usize)>> = vec![None; count];
    let mut crowded = BTreeMap::new();
    let first = keys.iter().zip(0..).map(|(key, number)| {
        let parts = key.iter().map(|part| hash(part));
        let hash = parts.fold(0, |all: u64, part| mixed(all ^ part));
        for at in window(hash, count) {
            match places[at] {
                Some((tag, first)) if tag == upper(hash) && keys[first] == *key => return first,
                Some(_) => {}
                None => {
                    places[at] = Some((upper(hash), number));
                    return number;
                }
            }
        }
        *crowded.entry(key).or_insert(number)
    });
    first.collect()
}

fn upper(hash: u64) -> u32 {
    u32::try_from(hash >> 32).unwrap_or_default()
}

/// Where a member of this hash may be.
fn window(hash: u64, count: usize) -> impl Iterator<Item = usize> {
    let first = usize::try_from(hash & 0xffff_ffff).unwrap_or_default();
    (0..REACH.min(count)).map(move |step| first.wrapping_add(step) & (count - 1))
}

/// A hash of a short text, the same on every run and every machine.
fn hash(text: &str) -> u64 {
    let (words, rest) = text.as_bytes().as_chunks::<8>();
    let words = words.iter().map(|word| u64::from_le_bytes(*word));
    let rest = rest.iter().fold(1, |word, b| (word << 8) | u64::from(*b));
    words.chain([rest]).fold(0, |all, word| mixed(all ^ word))
}

fn mixed(word: u64) -> u64 {
    let word = word.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    word ^ (word >> 29)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_answers_as_a_tree_does() {
        let names = (0..2_000).map(|n| format!("prj-{:05x}", n * 7_919 % 1_000_003));
        let tree: BTreeMap<String, usize> = names.zip(0..).collect();
        let table: Table<String, usize> = tree.clone().into_iter().rev().collect();
        assert!(table.iter().eq(&tree));
        assert!(table.keys().eq(tree.keys()) && table.values().eq(tree.values()));
        for (id, n) in &tree {
            assert_eq!(table.get(id), Some(n));
            assert_eq!(table[id], *n);
            assert_eq!(table.get_key_value(id), Some((id, n)));
            assert!(!table.contains_key(&format!("{id}x")));
        }
        assert!(!table.contains_key("") && Table::<String, u8>::default().get("a").is_none());
    }

    #[test]
    fn ids_that_collide_are_found_all_the_same() {
        let few = 4_u64;
        let collide = (0..).map(|n| format!("grp-{n}"));
        let collide = collide.filter(|id| hash(id) & 0xff == few).take(100);
        let table: Table<String, ()> = collide.map(|id| (id, ())).collect();
        assert!(table.keys().all(|id| table.contains_key(id)));
        let missing = (0..).map(|n| format!("env-{n}"));
        let mut missing = missing.filter(|id| hash(id) & 0xff == few).take(10);
        assert!(missing.all(|id| !table.contains_key(&id)));
    }

    #[test]
    fn what_came_before_is_told_from_what_is_first() {
        let some = (0..300).map(|n| format!("prj-{}", n % 70));
        let colliding = (0..).map(|n| format!("grp-{n}"));
        let colliding = colliding.filter(|id| mixed(hash(id)) & 0xff == 1).take(100);
        let ids: Vec<String> = some.chain(colliding.clone()).chain(colliding).collect();
        let keys: Vec<[&str; 1]> = ids.iter().map(|id| [id.as_str()]).collect();
        let mut seen = BTreeMap::new();
        let numbered = keys.iter().zip(0..);
        let expected = numbered.map(|(key, n)| *seen.entry(key).or_insert(n));
        let expected: Vec<usize> = expected.collect();
        assert_eq!(firsts(&keys), expected);
        let pairs = [["a", "b"], ["b", "a"], ["a", "b"], ["ab", ""]];
        assert_eq!(firsts(&pairs), [0, 1, 0, 3]);
    }

    #[test]
    fn the_last_of_one_id_stays() {
        let table: Table<&str, u8> = [("b", 1), ("a", 2), ("b", 3)].into_iter().collect();
        assert_eq!(Vec::from_iter(&table), [(&"a", &2), (&"b", &3)]);
    }
}
