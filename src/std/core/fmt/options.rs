//! `FormattingOptions`: flags, fill character, alignment, width and precision of a placeholder, in eight bytes.

use super::Alignment;

/// How one argument is to be formatted. `flags` holds, from its lowest bit: the fill character (21 bits), the flags `+`, `-`,
/// `#`, `0`, `x?` and `X?`, whether there is a width, whether there is a precision, and the alignment (2 bits).
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct FormattingOptions {
    pub(super) flags: u32,
    pub(super) width: u16,
    pub(super) precision: u16,
}

pub(super) const SIGN_PLUS: u32 = 1 << 21;
pub(super) const SIGN_MINUS: u32 = 1 << 22;
pub(super) const ALTERNATE: u32 = 1 << 23;
pub(super) const ZERO_PAD: u32 = 1 << 24;
pub(super) const DEBUG_LOWER_HEX: u32 = 1 << 25;
pub(super) const DEBUG_UPPER_HEX: u32 = 1 << 26;
const HAS_WIDTH: u32 = 1 << 27;
const HAS_PRECISION: u32 = 1 << 28;
const FILL: u32 = (1 << 21) - 1;
const FLAGS: u32 = SIGN_PLUS | SIGN_MINUS | ALTERNATE | ZERO_PAD | DEBUG_LOWER_HEX | DEBUG_UPPER_HEX;
const NOT_ALIGNED: u32 = 3 << 29;

impl FormattingOptions {
    /// No options.
    pub const fn new() -> Self {
        FormattingOptions { flags: ' ' as u32 | NOT_ALIGNED, width: 0, precision: 0 }
    }

    pub(super) const fn has(&self, flag: u32) -> bool {
        self.flags & flag != 0
    }

    pub(super) fn set(&mut self, flag: u32) {
        self.flags |= flag;
    }

    pub(super) fn set_width(&mut self, width: u16) {
        self.flags |= HAS_WIDTH;
        self.width = width;
    }

    /// `+` is bit 0, as `Formatter::flags` has always had it.
    pub(super) const fn flags(&self) -> u32 {
        (self.flags & FLAGS) >> 21
    }

    pub(super) const fn fill(&self) -> char {
        // SAFETY: only characters are written there.
        unsafe { char::from_u32_unchecked(self.flags & FILL) }
    }

    pub(super) const fn align(&self) -> Option<Alignment> {
        match self.flags >> 29 {
            0 => Some(Alignment::Left),
            1 => Some(Alignment::Right),
            2 => Some(Alignment::Center),
            _ => None,
        }
    }

    pub(super) const fn width(&self) -> Option<u16> {
        if self.flags & HAS_WIDTH != 0 { Some(self.width) } else { None }
    }

    pub(super) const fn precision(&self) -> Option<u16> {
        if self.flags & HAS_PRECISION != 0 { Some(self.precision) } else { None }
    }
}
