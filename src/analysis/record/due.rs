//! When something is due, and whether that day is past.

use jiff::ToSpan;
use jiff::civil::Date;

use super::{is_pending, is_task};
use crate::domain::{Deadline, OutcomeKind, OutcomeStatus, Period};

/// The last day of a period.
pub fn last_day_of(period: Period) -> Option<Date> {
    let after = period.end_index();
    let year = i16::try_from(after.div_euclid(12)).ok()?;
    let month = i8::try_from(after.rem_euclid(12) + 1).ok()?;
    Date::new(year, month, 1).ok()?.checked_sub(1.day()).ok()
}

/// The last day on which a deadline is kept; `None` where no day follows from it.
pub fn last_day(deadline: &Deadline) -> Option<Date> {
    match deadline {
        Deadline::On(date) => Some(*date),
        Deadline::Within(period) => last_day_of(*period),
        Deadline::NoneStated | Deadline::NearFuture | Deadline::Permanent | Deadline::Words(_) => None,
    }
}

/// Whether something is still to be done on `at`, after its last day.
pub fn is_overdue(kind: OutcomeKind, status: OutcomeStatus, last_day: Option<Date>, at: Date) -> bool {
    is_task(kind) && is_pending(status) && last_day.is_some_and(|day| day < at)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_deadline_is_kept_until_its_last_day() {
        let within = |text: &str| Deadline::Within(text.parse().unwrap());
        for (deadline, day) in [
            (Deadline::On(date(2024, 6, 30)), Some(date(2024, 6, 30))),
            (within("2024-S2"), Some(date(2024, 12, 31))),
            (within("2024-Q1"), Some(date(2024, 3, 31))),
            (within("2024-02"), Some(date(2024, 2, 29))),
            (within("2023-02"), Some(date(2023, 2, 28))),
            (within("2024-01-01/P9M"), Some(date(2024, 9, 30))),
            (within("2999"), Some(date(2999, 12, 31))),
            (Deadline::NoneStated, None),
            (Deadline::NearFuture, None),
            (Deadline::Permanent, None),
            (Deadline::Words("2001".to_owned()), None),
        ] {
            assert_eq!(last_day(&deadline), day, "{deadline:?}");
        }
    }

    #[test]
    fn only_what_is_to_be_done_is_overdue_and_only_after_the_last_day() {
        let day = Some(date(2024, 6, 30));
        let overdue = |kind, status, at| is_overdue(kind, status, day, at);
        let (commitment, next) = (OutcomeKind::Commitment, date(2024, 7, 1));
        for status in OutcomeStatus::ALL {
            assert_eq!(overdue(commitment, status, next), is_pending(status), "{status:?}");
            assert!(!overdue(commitment, status, date(2024, 6, 30)));
        }
        assert!(!overdue(OutcomeKind::Information, OutcomeStatus::Open, next));
        assert!(!is_overdue(commitment, OutcomeStatus::Open, None, Date::MAX));
    }
}
