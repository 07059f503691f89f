//! Tables for a terminal: columns as wide as their longest cell, one of them cut to what is left.

use std::io;

use crate::output::Output;
use crate::wrap::{cut, pad, width};

/// Rows under a heading.
#[derive(Debug, Default)]
pub(crate) struct Table {
    headings: Vec<&'static str>,
    /// Numbers stand on the right.
    right: Vec<bool>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with some columns; a heading with a `>` before it is one of numbers.
    pub(crate) fn new(headings: &[&'static str]) -> Self {
        Self {
            headings: headings.iter().map(|heading| heading.trim_start_matches('>')).collect(),
            right: headings.iter().map(|heading| heading.starts_with('>')).collect(),
            rows: Vec::new(),
        }
    }

    /// Adds a row of as many cells as there are columns.
    pub(crate) fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    /// Whether there are no rows.
    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Writes it. On a terminal the widest column gives way so that rows keep to one line.
    pub(crate) fn write(&self, output: &mut Output, indent: usize) -> io::Result<()> {
        let mut widths: Vec<usize> = self.headings.iter().map(|heading| width(heading)).collect();
        for row in &self.rows {
            for (column, cell) in row.iter().enumerate() {
                widths[column] = widths[column].max(width(cell));
            }
        }
        let gaps = 2 * widths.len().saturating_sub(1) + indent;
        while output.is_terminal && widths.iter().sum::<usize>() + gaps > output.width {
            let Some(widest) = widths.iter_mut().max().filter(|widest| **widest > 12) else { break };
            *widest -= 1;
        }
        let headings: Vec<String> = self.headings.iter().map(|heading| (*heading).to_owned()).collect();
        if headings.iter().any(|heading| !heading.is_empty()) {
            let line = self.line(&headings, &widths);
            let line = format!("{}{}", " ".repeat(indent), output.paint.dim(&line));
            output.line(line)?;
        }
        for row in &self.rows {
            let line = format!("{}{}", " ".repeat(indent), self.line(row, &widths));
            output.line(line)?;
        }
        Ok(())
    }

    fn line(&self, cells: &[String], widths: &[usize]) -> String {
        let mut line = String::new();
        for (column, cell) in cells.iter().enumerate() {
            let cell = cut(cell, widths[column]);
            if column > 0 {
                line.push_str("  ");
            }
            if self.right[column] {
                line.push_str(&" ".repeat(widths[column].saturating_sub(width(&cell))));
                line.push_str(&cell);
            } else {
                line.push_str(&pad(&cell, widths[column]));
            }
        }
        line.trim_end().to_owned()
    }
}
