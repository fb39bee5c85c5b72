//! Whether texts lie on each other or leave the paper.
