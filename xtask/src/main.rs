//! Tasks around the product: `cargo xtask TASK`.
fn main() {}
