cfg_select! {
    windows => {
        fn family() -> &'static str {
            "windows"
        }
    }
    any(unix, target_os = "macos") => {
        fn family() -> &'static str {
            "unix"
        }
    }
    _ => {
        compile_error!("neither");
    }
}

fn main() {
    let bits = cfg_select! {
        target_pointer_width = "32" => 32,
        target_pointer_width = "64" => if true { 64 } else { 0 },
        _ => 0
    };
    cfg_select! {
        debug_assertions => { println!("{} {bits}", family()); }
        _ => {}
    }
    #[cfg(false)]
    {
        1.5e6e7;
        0x12_notanumber;
    }
}
