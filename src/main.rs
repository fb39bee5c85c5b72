//! The program: arguments, then a window or a command without one.

use std::process::ExitCode;

fn main() -> ExitCode {
    tradebook::platform::run(std::env::args_os().skip(1))
}
