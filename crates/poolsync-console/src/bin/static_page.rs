//! Writes the HTML of the page's content to standard output; `cargo xtask site` puts it into `index.html`.

#[expect(clippy::print_stdout, reason = "this is what the program is for")]
fn main() {
    print!("{}", poolsync_console::static_page());
}
