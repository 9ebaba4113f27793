//! Somebody to be called: takes connections on this machine, writes down what it gets, answers what it is told.

use std::io::Write as _;
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Takes connections until the test ends.
pub(crate) struct Upstream {
    /// Host and port.
    pub(crate) authority: String,
    got: Arc<Mutex<Vec<Vec<u8>>>>,
}

impl Upstream {
    /// Reads one request per connection, writes these bytes, and closes.
    pub(crate) fn answering(answer: impl Into<Vec<u8>>) -> Self {
        let answer = answer.into();
        Self::new(move |mut stream| {
            let request = read_request(&mut stream);
            let _ = stream.write_all(&answer);
            request
        })
    }

    /// Answers 200 with this body.
    pub(crate) fn ok(body: &str) -> Self {
        Self::answering(format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{body}", body.len()))
    }

    /// Reads one request per connection and says nothing for so long.
    pub(crate) fn silent(time: Duration) -> Self {
        Self::new(move |mut stream| {
            let request = read_request(&mut stream);
            std::thread::sleep(time);
            request
        })
    }

    /// Does this with every connection; returned is what was read.
    pub(crate) fn new(serve: impl Fn(TcpStream) -> Vec<u8> + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let authority = listener.local_addr().unwrap().to_string();
        let got = Arc::new(Mutex::new(Vec::new()));
        let (list, serve) = (got.clone(), Arc::new(serve));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let index = {
                    let mut list = list.lock().unwrap();
                    list.push(Vec::new());
                    list.len() - 1
                };
                let (list, serve) = (list.clone(), serve.clone());
                std::thread::spawn(move || {
                    let request = serve(stream);
                    list.lock().unwrap()[index] = request;
                });
            }
        });
        Self { authority, got }
    }

    /// How many connections there were.
    pub(crate) fn connections(&self) -> usize {
        self.got.lock().unwrap().len()
    }

    /// What the only connection brought.
    pub(crate) fn only_request(&self) -> Vec<u8> {
        let request = self.last_request();
        assert!(self.connections() <= 1, "{} connections", self.connections());
        request
    }

    /// What the last connection brought.
    pub(crate) fn last_request(&self) -> Vec<u8> {
        // What was read is written down after the answer is out.
        for _ in 0..200 {
            if let Some(request) = self.got.lock().unwrap().last().filter(|request| !request.is_empty()) {
                return request.clone();
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        Vec::new()
    }
}

/// Head and body of one request.
pub(crate) fn read_request(stream: &mut impl std::io::Read) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let read = stream.read(&mut buffer).unwrap_or(0);
        bytes.extend_from_slice(&buffer[..read]);
        if read == 0 || is_whole(&bytes) {
            return bytes;
        }
    }
}

fn is_whole(bytes: &[u8]) -> bool {
    let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") else { return false };
    let head = String::from_utf8_lossy(&bytes[..end]).to_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse::<usize>().ok());
    bytes.len() >= end + 4 + length.unwrap_or(0)
}
