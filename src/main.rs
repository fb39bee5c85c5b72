//! The program: arguments, then a window or a command without one.

fn main() {}
