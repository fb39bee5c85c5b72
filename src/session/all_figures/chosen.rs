//! Which of all figures are chosen, one bit for each: in their natural order and each once, however they were named.

pub struct Chosen {
    words: Vec<u64>,
}

impl Chosen {
    /// None of `len` figures.
    pub fn new(len: usize) -> Self {
        Self { words: vec![0; len.div_ceil(64)] }
    }

    /// What is no figure is left out.
    pub fn insert(&mut self, ordinal: u32) {
        if let Some(word) = self.words.get_mut(ordinal as usize / 64) {
            *word |= 1 << (ordinal % 64);
        }
    }

    pub fn into_ordinals(self) -> impl Iterator<Item = u32> {
        (0_u32..).zip(self.words).flat_map(|(nth, mut word)| {
            std::iter::from_fn(move || {
                let bit = (word != 0).then(|| word.trailing_zeros())?;
                word &= word - 1;
                Some(nth * 64 + bit)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_twice_and_in_disorder_comes_once_and_in_order() {
        let mut chosen = Chosen::new(130);
        [129, 0, 63, 64, 63, 5, 4_000].into_iter().for_each(|ordinal| chosen.insert(ordinal));
        assert_eq!(chosen.into_ordinals().collect::<Vec<_>>(), [0, 5, 63, 64, 129]);
        assert_eq!(Chosen::new(0).into_ordinals().count(), 0);
    }
}
