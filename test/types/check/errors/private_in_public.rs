struct Hidden;

pub trait Open {
    type Alias;
}

trait Closed {
    type Alias;
}

impl Open for u8 {
    type Alias = Hidden;
}

impl Open for Hidden {
    type Alias = Vec<Hidden>;
}

impl Closed for u8 {
    type Alias = Hidden;
}

fn main() {}
