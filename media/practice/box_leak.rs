// Leaking on purpose: `Box::leak` gives up ownership, and what was owned lives until the program ends.
//
// Look for: the block of the configuration with no owner left, reachable through a `&'static` reference; at the end it is still
// there. This is sound, and sometimes wanted: a configuration that is read for the whole run.

#[derive(Debug)]
struct Config {
    name: String,
    retries: u32,
}

fn load() -> &'static Config {
    let config = Box::new(Config { name: String::from("release"), retries: 3 });
    Box::leak(config)
}

fn main() {
    let config: &'static Config = load();
    println!("{} retries {} times", config.name, config.retries);
    println!("{config:?}");
}
