//! Programs that make the call, in a language that is not read here: they are told by name, so that a person knows what to
//! paste instead.

/// The language of a program, by the first line that belongs to one language only.
pub(super) fn language(text: &str) -> Option<&'static str> {
    text.lines().map(str::trim).find_map(of_line)
}

fn of_line(line: &str) -> Option<&'static str> {
    let starts = |marks: &[&str]| marks.iter().any(|mark| line.starts_with(mark));
    let is_statement = line.ends_with(';');
    let is_quoting = line.bytes().any(|byte| byte == b'"' || byte == b'\'');
    let after = |start: &str| line.strip_prefix(start).unwrap_or_default();
    if starts(&["<?php"]) {
        Some("PHP")
    } else if starts(&["#include "]) {
        Some("C++")
    } else if starts(&["using "]) && is_statement {
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
