//! A name server for which every name leads to this machine.

use std::net::UdpSocket;

/// Answers until the test program ends; returned is host and port.
pub(crate) fn serve() -> String {
    let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
    let address = socket.local_addr().unwrap().to_string();
    std::thread::spawn(move || {
        let mut buffer = [0; 1500];
        while let Ok((length, peer)) = socket.recv_from(&mut buffer) {
            if let Some(answer) = answer(&buffer[..length]) {
                let _ = socket.send_to(&answer, peer);
            }
        }
    });
    address
}

/// RFC 1035, 4.1: the question again, and 127.0.0.1 for an address of version 4; no address of version 6.
fn answer(question: &[u8]) -> Option<Vec<u8>> {
    let mut end = 12;
    while *question.get(end)? != 0 {
        end += usize::from(question[end]) + 1;
    }
    end += 5;
    let is_v4 = question.get(end - 4..end - 2)? == [0, 1];
    let mut bytes = question[..2].to_vec();
    // An answer with authority; recursion as asked for, and available; one question, so many answers.
    bytes.extend([0x84 | (question[2] & 1), 0x80, 0, 1, 0, u8::from(is_v4), 0, 0, 0, 0]);
    bytes.extend(&question[12..end]);
    if is_v4 {
        // The name of the question; type A, class IN; a minute; four bytes.
        bytes.extend([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 127, 0, 0, 1]);
    }
    Some(bytes)
}
