//! Programs that make the call. What calls a library for one request is read; others are told by their language, so that a
//! person knows what to paste instead.

mod blocks;
mod call;
mod change;
mod keywords;
mod lines;
mod marks;
mod memory;
mod named;
mod parts;
mod place;
mod pure;
mod reader;
mod session;
mod statement;
mod text;
mod walk;

use super::found::Found;

/// Where a text calls a library whose calls are read; nothing if it does not.
pub(super) fn call_at(text: &str) -> Option<usize> {
    call::call_at(text)
}

/// Takes the call of a program over; false if there is none that can be read.
pub(super) fn read(text: &str, found: &mut Found) -> bool {
    call::read(text, found)
}

/// The format of a file that is no program and no JSON, by its first lines or what only its tool writes.
pub(super) fn file_format(text: &str) -> Option<&'static str> {
    if let Some(tool) = marks::tool(text) {
        return Some(tool);
    }
    let mut lines = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with(['#', '-']));
    let first = lines.next().unwrap_or_default();
    let is_member = |line: &str| {
        let name = line.split(':').next().unwrap_or_default();
        let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte));
        name.len() < line.len() && !name.is_empty() && is_name
    };
    let start = first.trim_start().to_ascii_lowercase();
    if start.starts_with("type: collection.insomnia") {
        Some("Insomnia")
    } else if start.starts_with("openapi:") || start.starts_with("swagger:") {
        Some("OpenAPI")
    } else if first.starts_with("meta {") {
        Some("Bruno")
    } else if start.starts_with("<!doctype html") || start.starts_with("<html") {
        Some("HTML")
    } else if start.starts_with("<?xml") {
        Some("XML")
    } else if is_member(first) && lines.next().is_some_and(|line| line.starts_with([' ', '\t']) || is_member(line)) {
        Some("YAML")
    } else {
        None
    }
}

/// The tool of a command that is not read, by its first word; a prompt may stand before it.
pub(super) fn tool(text: &str) -> Option<&'static str> {
    let is_prompt = |word: &&str| word.ends_with(['$', '#', '%', '>', '❯']);
    let mut words = text.split_whitespace().take(8).skip_while(is_prompt);
    let (first, second) = (words.next()?, words.next().unwrap_or_default());
    match first {
        "http" | "https" if second == "post" => Some("Nushell"),
        "http" | "https" | "xh" | "xhs" => Some("HTTPie"),
        "wget" => Some("Wget"),
        "curlie" => Some("curlie"),
        _ => None,
    }
}

/// The language of a program, by the library that it calls, or by the first line that belongs to one language only.
pub(super) fn language(text: &str) -> Option<&'static str> {
    marks::language(text).or_else(|| text.lines().map(str::trim).find_map(of_line))
}

fn of_line(line: &str) -> Option<&'static str> {
    let starts = |marks: &[&str]| marks.iter().any(|mark| line.starts_with(mark));
    let is_statement = line.ends_with(';');
    let is_quoting = line.bytes().any(|byte| byte == b'"' || byte == b'\'');
    let after = |start: &str| line.strip_prefix(start).unwrap_or_default();
    if starts(&["<?php"]) || line.contains("= curl_init(") {
        Some("PHP")
    } else if starts(&["#include "]) {
        Some("C++")
    } else if starts(&["fn ", "pub fn ", "async fn ", "#[tokio::main]"]) {
        Some("Rust")
    } else if starts(&["using "]) && is_statement || line.contains("new HttpClient(") {
        Some("C#")
    } else if starts(&["const ", "let ", "var "]) && line.contains('=')
        || starts(&["fetch(", "await fetch("])
        || starts(&["import "]) && is_quoting && (is_statement || line.contains(" from "))
    {
        Some("JavaScript")
    } else if starts(&["import ", "package "]) && is_statement
        || starts(&["public ", "private ", "class "]) && (line.contains('(') || line.ends_with('{'))
    {
        Some("Java")
    } else if starts(&["import (", "import \""])
        || is_name(after("package "))
        || starts(&["func "]) && line.contains('(')
    {
        Some("Go")
    } else if starts(&["#!"]) && line.contains("python")
        || starts(&["from "]) && line.contains(" import ")
        || starts(&["def "]) && line.ends_with(':')
        || is_name(after("import ").split(',').next().unwrap_or_default())
        || line.contains("requests.post(")
    {
        Some("Python")
    } else {
        None
    }
}

/// True for the name of a module: `os`, `http.client`.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::language;

    #[test]
    fn languages_are_told_by_their_own_lines() {
        for (text, expected) in [
            ("// a call\npackage main\n", "Go"),
            ("import (\n\t\"fmt\"\n)", "Go"),
            ("func main() {", "Go"),
            ("package com.example;\n", "Java"),
            ("import java.util.List;", "Java"),
            ("public class A {", "Java"),
            ("import os, sys", "Python"),
            ("from a.b import c", "Python"),
            ("url = 'x'\nanswer = requests.post(url)", "Python"),
            ("#!/usr/bin/env python3\n", "Python"),
            ("import { a } from 'b'", "JavaScript"),
            ("const url = 'x';", "JavaScript"),
            ("fetch(\"https://x/\", {", "JavaScript"),
            ("using System;", "C#"),
            ("var request = new HttpRequestMessage(HttpMethod.Post, url);", "C#"),
            ("let client = reqwest::Client::new();", "Rust"),
            ("fn main() {", "Rust"),
            ("<?php\n", "PHP"),
            ("#include <a.h>", "C++"),
        ] {
            assert_eq!(language(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn prose_and_other_commands_are_no_program() {
        for text in [
            "",
            "import this file, then go on",
            "package the answer",
            "let us see",
            "from what I know, it failed",
            "using curl",
            "public cloud",
            "wget https://example.com",
            "print('x')",
            "# import os",
        ] {
            assert_eq!(language(text), None, "{text}");
        }
    }
}
