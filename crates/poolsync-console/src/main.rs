//! The program of the page.

use zeroizing_alloc::ZeroAlloc;

/// Wipes every block of memory that is freed, so that nothing of a secret stays behind, wherever a library copied it.
#[global_allocator]
static ALLOCATOR: ZeroAlloc<std::alloc::System> = ZeroAlloc(std::alloc::System);

fn main() {
    poolsync_console::start();
}
