//! Tasks: wakers that are shared pointers. Also all of `core::task`.

use core::mem::ManuallyDrop;

use crate::sync::Arc;

pub use core::task::*;

/// What wakes a task, behind a shared pointer that becomes a `Waker`.
pub trait Wake {
    /// Wakes the task.
    fn wake(self: Arc<Self>);

    /// Wakes the task and keeps the pointer.
    fn wake_by_ref(self: &Arc<Self>) {
        self.clone().wake();
    }
}

impl<W: Wake + Send + Sync + 'static> From<Arc<W>> for Waker {
    fn from(waker: Arc<W>) -> Waker {
        // SAFETY: the functions keep the counts of the pointer right, and any thread may call them.
        unsafe { Waker::from_raw(raw_waker(waker)) }
    }
}

impl<W: Wake + Send + Sync + 'static> From<Arc<W>> for RawWaker {
    fn from(waker: Arc<W>) -> RawWaker {
        raw_waker(waker)
    }
}

fn raw_waker<W: Wake + Send + Sync + 'static>(waker: Arc<W>) -> RawWaker {
    unsafe fn clone_waker<W: Wake + Send + Sync + 'static>(waker: *const ()) -> RawWaker {
        // SAFETY: the data is a pointer that `into_raw` gave; its count stays with the waker.
        let waker = unsafe { ManuallyDrop::new(Arc::from_raw(waker as *const W)) };
        raw_waker(Arc::clone(&waker))
    }

    unsafe fn wake<W: Wake + Send + Sync + 'static>(waker: *const ()) {
        // SAFETY: as above; the waker gives its count up.
        let waker = unsafe { Arc::from_raw(waker as *const W) };
        <W as Wake>::wake(waker);
    }

    unsafe fn wake_by_ref<W: Wake + Send + Sync + 'static>(waker: *const ()) {
        // SAFETY: as above; its count stays with the waker.
        let waker = unsafe { ManuallyDrop::new(Arc::from_raw(waker as *const W)) };
        <W as Wake>::wake_by_ref(&waker);
    }

    unsafe fn drop_waker<W: Wake + Send + Sync + 'static>(waker: *const ()) {
        // SAFETY: as above; the waker gives its count up.
        drop(unsafe { Arc::from_raw(waker as *const W) });
    }

    RawWaker::new(
        Arc::into_raw(waker) as *const (),
        const { &RawWakerVTable::new(clone_waker::<W>, wake::<W>, wake_by_ref::<W>, drop_waker::<W>) },
    )
}
