//! The network, which a practice program cannot reach: everything that would open a connection is marked as not supported.

use crate::io::{self, Read, Result, Write};

/// A connection.
#[derive(Debug)]
pub struct TcpStream {
    fd: i32,
}

/// What connections come in at.
#[derive(Debug)]
pub struct TcpListener {
    fd: i32,
}

/// What is sent and received without a connection.
#[derive(Debug)]
pub struct UdpSocket {
    fd: i32,
}

/// The connections that come in.
#[derive(Debug)]
pub struct Incoming<'a> {
    listener: &'a TcpListener,
}

fn no_network<T>() -> Result<T> {
    Err(io::Error::from(io::ErrorKind::Unsupported))
}

impl TcpStream {
    /// Connects to an address.
    #[glasscrab::unsupported("the network")]
    pub fn connect<A>(addr: A) -> Result<TcpStream> {
        let _ = addr;
        no_network()
    }
}

impl Read for TcpStream {
    fn read(&mut self, _buf: &mut [u8]) -> Result<usize> {
        no_network()
    }
}

impl Write for TcpStream {
    fn write(&mut self, _buf: &[u8]) -> Result<usize> {
        no_network()
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}

impl TcpListener {
    /// Waits for connections at an address.
    #[glasscrab::unsupported("the network")]
    pub fn bind<A>(addr: A) -> Result<TcpListener> {
        let _ = addr;
        no_network()
    }

    /// The connections that come in.
    pub fn incoming(&self) -> Incoming<'_> {
        Incoming { listener: self }
    }
}

impl<'a> Iterator for Incoming<'a> {
    type Item = Result<TcpStream>;

    fn next(&mut self) -> Option<Result<TcpStream>> {
        Some(no_network())
    }
}

impl UdpSocket {
    /// Opens a socket at an address.
    #[glasscrab::unsupported("the network")]
    pub fn bind<A>(addr: A) -> Result<UdpSocket> {
        let _ = addr;
        no_network()
    }
}
