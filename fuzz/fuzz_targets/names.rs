//! Comparing names: symmetric and total.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rasad_names::compare;

fuzz_target!(|names: (&str, &str)| {
    let found = compare(names.0, names.1, None);
    assert!((0.0..=1.0).contains(&found.score));
    assert_eq!(found, compare(names.1, names.0, None));
});
