//! Many at once: one wins each revision, the others hear of it, nothing is lost.

use std::sync::{Barrier, Mutex};
use std::thread;

use super::super::rows::{self, Head};
use super::super::store::{DRAFTS_DB, Mode, Store};
use super::super::{Kind, Revision};
use super::*;
use crate::problem::{Code, Outcome};

const RACERS: u32 = 4;
const RACES: u32 = 200;

fn save(store: &mut Store, id: &DraftId, from: u32, who: u32) -> Outcome<()> {
    let before = rows::head(&store.connection, id)?;
    let head = Head {
        revision: from + 1,
        ..before
    };
    let revision = Revision {
        n: from + 1,
        who: who.to_string(),
        at: String::new(),
        kind: Kind::Edit,
        reverts: None,
        patch: Vec::new(),
        inverse: Vec::new(),
        checksum: String::new(),
    };
    store.write(|transaction| {
        rows::advance(transaction, from, &head)?;
        Ok(rows::insert_revision(transaction, id, &revision)?)
    })
}

#[test]
fn of_four_connections_one_wins_each_revision() {
    let folder = tempfile::tempdir().unwrap();
    let (drafts, id) = with_contoso(folder.path());
    let path = folder.path().join(DRAFTS_DB);
    let start = Barrier::new(usize::try_from(RACERS).unwrap());
    let run = |who: u32| {
        let mut store = Store::open(&path, Mode::Write).unwrap();
        // This is about who comes first, not about the disk.
        store
            .connection
            .pragma_update(None, "synchronous", "OFF")
            .unwrap();
        let mut won = 0;
        for from in 1..=RACES {
            start.wait();
            match save(&mut store, &id, from, who) {
                Ok(()) => won += 1,
                Err(problem) => assert_eq!(problem.code, Code::DraftChangedElsewhere),
            }
        }
        won
    };
    let won: Vec<u32> = thread::scope(|scope| {
        let racers: Vec<_> = (0..RACERS)
            .map(|who| scope.spawn(move || run(who)))
            .collect();
        racers
            .into_iter()
            .map(|racer| racer.join().unwrap())
            .collect()
    });
    assert_eq!(won.iter().sum::<u32>(), RACES, "{won:?}");
    let last = drafts.list().unwrap()[0].revision;
    assert_eq!(last, RACES + 1);
    println!("races: {RACES}, won by each of {RACERS}: {won:?}");
}

#[test]
fn of_many_edits_in_one_process_none_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let (drafts, id) = with_contoso(folder.path());
    let drafts = Mutex::new(drafts);
    let count_one = |id: &DraftId| loop {
        let (revision, counted) = {
            let mut drafts = drafts.lock().unwrap();
            let draft = drafts.open_draft(id).unwrap();
            let counted = draft.document().tree["count"].as_u64().unwrap_or(0);
            (draft.revision(), counted)
        };
        thread::yield_now(); // Let another one in between reading and writing.
        let patch = vec![Edit::set("/count", counted + 1)];
        match drafts.lock().unwrap().edit(id, revision, patch, WHO) {
            Ok(_) => return,
            Err(problem) => assert_eq!(problem.code, Code::DraftChangedElsewhere),
        }
    };
    thread::scope(|scope| {
        for _ in 0..RACERS {
            scope.spawn(|| (0..15).for_each(|_| count_one(&id)));
        }
    });
    let mut drafts = drafts.into_inner().unwrap();
    assert_eq!(tree(&mut drafts, &id)["count"], RACERS * 15);
}
