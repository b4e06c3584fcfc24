//! Channels: many senders, one receiver.

use crate::cell::UnsafeCell;
use crate::collections::VecDeque;
use crate::error::Error;
use crate::fmt;
use crate::sync::Arc;
use crate::time::Duration;

/// What both ends share.
struct State<T> {
    queue: VecDeque<T>,
    /// How many messages may wait.
    limit: Option<usize>,
    senders: usize,
    receiver: bool,
}

/// What both ends point to.
struct Channel<T> {
    state: UnsafeCell<State<T>>,
}

// SAFETY: one thread runs at a time, and none is stopped inside the functions below.
unsafe impl<T: Send> Sync for Channel<T> {}
// SAFETY: as for the messages.
unsafe impl<T: Send> Send for Channel<T> {}

impl<T> Channel<T> {
    fn state(&self) -> &mut State<T> {
        // SAFETY: no caller keeps the reference while it calls out.
        unsafe { &mut *self.state.get() }
    }

    /// Puts a message in; gives it back with whether there is no receiver (else there is no room).
    fn put(&self, t: T) -> Result<(), (T, bool)> {
        let state = self.state();
        if !state.receiver {
            return Err((t, true));
        }
        // A channel without room hands over from thread to thread.
        if state.limit.is_some_and(|limit| state.queue.len() >= limit) {
            return Err((t, false));
        }
        state.queue.push_back(t);
        Ok(())
    }
}

/// The kind of a channel.
enum Flavor<T> {
    Array(Arc<Channel<T>>),
    List(Arc<Channel<T>>),
    Zero(Arc<Channel<T>>),
}

impl<T> Flavor<T> {
    fn channel(&self) -> &Arc<Channel<T>> {
        match self {
            Flavor::Array(channel) | Flavor::List(channel) | Flavor::Zero(channel) => channel,
        }
    }

    fn another(&self) -> Flavor<T> {
        match self {
            Flavor::Array(channel) => Flavor::Array(channel.clone()),
            Flavor::List(channel) => Flavor::List(channel.clone()),
            Flavor::Zero(channel) => Flavor::Zero(channel.clone()),
        }
    }
}

/// The sending end of a channel without a limit.
pub struct Sender<T> {
    inner: Flavor<T>,
}

/// The sending end of a channel with a limit.
pub struct SyncSender<T> {
    inner: Flavor<T>,
}

/// The receiving end of a channel.
pub struct Receiver<T> {
    inner: Flavor<T>,
}

impl<T> !Sync for Receiver<T> {}

/// A channel without a limit.
#[must_use]
pub fn channel<T>() -> (Sender<T>, Receiver<T>) {
    let inner = Flavor::List(open(None));
    (Sender { inner: inner.another() }, Receiver { inner })
}

/// A channel in which at most `bound` messages wait.
#[must_use]
pub fn sync_channel<T>(bound: usize) -> (SyncSender<T>, Receiver<T>) {
    let channel = open(Some(bound));
    let inner = if bound == 0 { Flavor::Zero(channel) } else { Flavor::Array(channel) };
    (SyncSender { inner: inner.another() }, Receiver { inner })
}

fn open<T>(limit: Option<usize>) -> Arc<Channel<T>> {
    Arc::new(Channel { state: UnsafeCell::new(State { queue: VecDeque::new(), limit, senders: 1, receiver: true }) })
}

impl<T> Sender<T> {
    /// Sends a message; gives it back if there is no receiver.
    pub fn send(&self, t: T) -> Result<(), SendError<T>> {
        self.inner.channel().put(t).map_err(|(t, _)| SendError(t))
    }
}

impl<T> SyncSender<T> {
    /// Sends a message, waiting for room; gives it back if there is no receiver.
    pub fn send(&self, t: T) -> Result<(), SendError<T>> {
        match self.inner.channel().put(t) {
            Ok(()) => Ok(()),
            Err((t, true)) => Err(SendError(t)),
            Err((_, false)) => super::deadlock(),
        }
    }

    /// Sends a message if there is room.
    pub fn try_send(&self, t: T) -> Result<(), TrySendError<T>> {
        self.inner.channel().put(t).map_err(|(t, closed)| {
            if closed { TrySendError::Disconnected(t) } else { TrySendError::Full(t) }
        })
    }
}

impl<T> Receiver<T> {
    /// A message, if one is there.
    pub fn try_recv(&self) -> Result<T, TryRecvError> {
        let state = self.inner.channel().state();
        match state.queue.pop_front() {
            Some(t) => Ok(t),
            None if state.senders == 0 => Err(TryRecvError::Disconnected),
            None => Err(TryRecvError::Empty),
        }
    }

    /// A message, waiting for it; an error when there are no senders any more.
    pub fn recv(&self) -> Result<T, RecvError> {
        match self.try_recv() {
            Ok(t) => Ok(t),
            Err(TryRecvError::Disconnected) => Err(RecvError),
            Err(TryRecvError::Empty) => super::deadlock(),
        }
    }

    /// A message, waiting for it at most for a time.
    pub fn recv_timeout(&self, timeout: Duration) -> Result<T, RecvTimeoutError> {
        match self.try_recv() {
            Ok(t) => Ok(t),
            Err(TryRecvError::Disconnected) => Err(RecvTimeoutError::Disconnected),
            Err(TryRecvError::Empty) => {
                crate::time::pass(timeout);
                Err(RecvTimeoutError::Timeout)
            }
        }
    }

    /// The messages, as long as there are senders.
    pub fn iter(&self) -> Iter<'_, T> {
        Iter { rx: self }
    }

    /// The messages that are there.
    pub fn try_iter(&self) -> TryIter<'_, T> {
        TryIter { rx: self }
    }
}

impl<T> Clone for Sender<T> {
    fn clone(&self) -> Sender<T> {
        self.inner.channel().state().senders += 1;
        Sender { inner: self.inner.another() }
    }
}

impl<T> Clone for SyncSender<T> {
    fn clone(&self) -> SyncSender<T> {
        self.inner.channel().state().senders += 1;
        SyncSender { inner: self.inner.another() }
    }
}

impl<T> Drop for Sender<T> {
    fn drop(&mut self) {
        self.inner.channel().state().senders -= 1;
    }
}

impl<T> Drop for SyncSender<T> {
    fn drop(&mut self) {
        self.inner.channel().state().senders -= 1;
    }
}

impl<T> Drop for Receiver<T> {
    fn drop(&mut self) {
        let state = self.inner.channel().state();
        state.receiver = false;
        // The messages are dropped after the queue is out of reach of what their drops do.
        drop(crate::mem::take(&mut state.queue));
    }
}

impl<T> fmt::Debug for Sender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sender").finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for SyncSender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SyncSender").finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for Receiver<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Receiver").finish_non_exhaustive()
    }
}

// ---- Iterators ----

/// The messages of a borrowed receiver.
#[derive(Debug)]
pub struct Iter<'a, T: 'a> {
    rx: &'a Receiver<T>,
}

/// The messages that are there.
#[derive(Debug)]
pub struct TryIter<'a, T: 'a> {
    rx: &'a Receiver<T>,
}

/// The messages of a receiver.
#[derive(Debug)]
pub struct IntoIter<T> {
    rx: Receiver<T>,
}

impl<T> Iterator for Iter<'_, T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        self.rx.recv().ok()
    }
}

impl<T> Iterator for TryIter<'_, T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        self.rx.try_recv().ok()
    }
}

impl<T> Iterator for IntoIter<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        self.rx.recv().ok()
    }
}

impl<'a, T> IntoIterator for &'a Receiver<T> {
    type Item = T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<T> IntoIterator for Receiver<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;

    fn into_iter(self) -> IntoIter<T> {
        IntoIter { rx: self }
    }
}

// ---- Errors ----

/// There is no receiver; the message.
#[derive(PartialEq, Eq, Clone, Copy)]
pub struct SendError<T>(pub T);

/// There are no senders.
#[derive(PartialEq, Eq, Clone, Copy, Debug)]
pub struct RecvError;

/// Why there is no message.
#[derive(PartialEq, Eq, Clone, Copy, Debug)]
pub enum TryRecvError {
    /// None is there yet.
    Empty,
    /// There are no senders.
    Disconnected,
}

/// Why there was no message in time.
#[derive(PartialEq, Eq, Clone, Copy, Debug)]
pub enum RecvTimeoutError {
    /// The time is over.
    Timeout,
    /// There are no senders.
    Disconnected,
}

/// Why a message was not sent; the message.
#[derive(PartialEq, Eq, Clone, Copy)]
pub enum TrySendError<T> {
    /// There is no room.
    Full(T),
    /// There is no receiver.
    Disconnected(T),
}

impl<T> fmt::Debug for SendError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SendError").finish_non_exhaustive()
    }
}

impl<T> fmt::Display for SendError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("sending on a closed channel")
    }
}

impl<T> Error for SendError<T> {}

impl<T> fmt::Debug for TrySendError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            TrySendError::Full(..) => "Full(..)",
            TrySendError::Disconnected(..) => "Disconnected(..)",
        })
    }
}

impl<T> fmt::Display for TrySendError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            TrySendError::Full(..) => "sending on a full channel",
            TrySendError::Disconnected(..) => "sending on a closed channel",
        })
    }
}

impl<T> Error for TrySendError<T> {}

impl<T> From<SendError<T>> for TrySendError<T> {
    fn from(err: SendError<T>) -> TrySendError<T> {
        TrySendError::Disconnected(err.0)
    }
}

impl fmt::Display for RecvError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("receiving on a closed channel")
    }
}

impl Error for RecvError {}

impl fmt::Display for TryRecvError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            TryRecvError::Empty => "receiving on an empty channel",
            TryRecvError::Disconnected => "receiving on a closed channel",
        })
    }
}

impl Error for TryRecvError {}

impl From<RecvError> for TryRecvError {
    fn from(_: RecvError) -> TryRecvError {
        TryRecvError::Disconnected
    }
}

impl fmt::Display for RecvTimeoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            RecvTimeoutError::Timeout => "timed out waiting on channel",
            RecvTimeoutError::Disconnected => "channel is empty and sending half is closed",
        })
    }
}

impl Error for RecvTimeoutError {}

impl From<RecvError> for RecvTimeoutError {
    fn from(_: RecvError) -> RecvTimeoutError {
        RecvTimeoutError::Disconnected
    }
}
