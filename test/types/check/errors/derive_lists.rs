// What else than paths and commas stands in a list of derives; each such list that cannot be read derives nothing.
#[derive(, Clone)] //~ ERROR
struct Comma;
#[derive(Debug, &Clone)] //~ ERROR
struct Reference;
#[derive(Debug Clone)] //~ ERROR
struct NoComma;
#[derive(Debug(x), Clone)] //~ ERROR
struct Arguments;
#[derive("Clone", Debug)] //~ ERROR[E0777]
struct Literal;
fn uses() {
    let _ = (Comma.clone(), Arguments.clone());
    println!("{:?} {:?}", Arguments, Literal);
    Reference.clone(); //~ ERROR[E0599]
    NoComma.clone(); //~ ERROR[E0599]
}
