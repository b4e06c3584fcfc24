async fn main() -> Result<(), ()> {
    Ok(())
}
