#[inline()] fn a() {}
#[inline(always, never)] fn b() {}
#[inline(huh)] fn c() {}
#[deprecated(since = "1", since = "2")] fn f() {}
#[deprecated(note)] fn g() {}
#[deprecated(note("x"))] fn h() {}
#[deprecated(reason = "x")] fn i() {}
#[deprecated("x")] fn j() {}
#[repr = "C"] struct K;
#[repr("C")] struct L;
#[repr] struct L2;
#[must_use(a)] fn n() {}
#[unsafe(export_name = "\0foo")] fn o() {}
#[stable(feature = "a", since = "b")] fn p() {}
#[must_use()] fn t() {}
#[non_exhaustive(a)] struct U;
#[unsafe(no_mangle(a))] fn v() {}
#[track_caller(1)] fn w() {}
#[cold = "x"] fn x() {}
#[ignore] fn not_test() {}
#[rustfmt::skip] fn rs() {}
fn main() {}
