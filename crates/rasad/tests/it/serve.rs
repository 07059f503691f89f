//! `rasad serve`: answers on this machine, and says so when it can't.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};

use crate::run::{rasad, sample, started};

#[test]
fn pages_answer_and_an_issue_is_drafted() {
    let mut child = started(sample(), &["serve", "--port", "0"]);
    let mut said = String::new();
    BufReader::new(child.stderr.as_mut().unwrap()).read_line(&mut said).unwrap();
    let address =
        said.split("http://").nth(1).and_then(|rest| rest.split('/').next()).expect("an address is said");
    let get = |path: &str| {
        let mut stream = TcpStream::connect(address).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    };
    let home = get("/");
    assert!(home.starts_with("HTTP/1.1 200") && home.contains("Spotlight on Iran"), "{home}");
    let issue = get("/issue?from=2020-11-15&to=2020-11-29");
    assert!(issue.contains("Iranian Involvement in Syria"), "{}", &issue[..issue.len().min(3000)]);
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn a_port_that_is_taken_is_said() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    rasad(sample(), &["serve", "--port", &port]).ends_with(2).says(&[
        &port,
        "can't be had",
        "hint: ",
        "--port",
    ]);
}
