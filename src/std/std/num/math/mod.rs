//! Elementary functions of `f64`. Each is computed in about twice the precision and rounded once, so that the result is
//! the correctly rounded one but for about one argument in many millions. No function of the host is asked: a run must
//! give the same bits everywhere.

mod dd;
mod exp;
mod fma;
mod trig;
mod trig_reduce;

pub use exp::{
    acosh, asinh, atanh, cbrt, cosh, exp, exp_m1, exp2, hypot, ln, ln_1p, log2, log10, powf, sinh, tanh,
};
pub use fma::{fma32, fma64};
pub use trig::{acos, asin, atan, atan2, cos, sin, sin_cos, tan};
