//! Cells go in and come out.

use super::*;

fn told(grid: &Grid) -> Vec<String> {
    let mut told = Vec::new();
    grid.each_block(&mut |rows| {
        for row in rows {
            for cell in row.cells() {
                told.push(format!(
                    "{}{} {}",
                    column_letters(cell.column),
                    row.number,
                    cell.text
                ));
            }
        }
    });
    told
}

#[test]
fn cells_come_back_as_they_went_in() {
    let limits = Limits::default();
    let mut builder = Builder::new(&limits);
    let long = "甲".repeat(50_000);
    for row in 1..=20_u32 {
        builder.push(row * 3, 999, &long, Form::Text).unwrap();
        builder.push(row * 3, 0, "", Form::Error).unwrap();
        builder.push(row * 3, 7, " ", Form::Text).unwrap();
        builder.push(row * 3, 3, "12", Form::Number).unwrap();
    }
    let grid = builder.finish().unwrap();
    assert!(grid.blocks.len() > 2);
    let told = told(&grid);
    assert_eq!(told.len(), 60);
    assert_eq!(&told[..2], ["A3 ", "D3 12"]);
    assert_eq!(told[59], format!("ALL60 {long}"));
    assert_eq!(grid.rows, 20);
}

#[test]
fn rows_in_another_order_are_put_in_order() {
    let limits = Limits::default();
    let mut builder = Builder::new(&limits);
    for row in [5, 2, 9, 2] {
        let column = if row == 2 { builder.cells.len() } else { 0 };
        builder.push(row, column, &format!("{row}"), Form::Text).unwrap();
    }
    assert_eq!(told(&builder.finish().unwrap()), ["B2 2", "D2 2", "A5 5", "A9 9"]);
}

#[test]
fn more_than_the_limits_is_refused() {
    let limits = Limits {
        rows: 2,
        ..Limits::default()
    };
    let mut builder = Builder::new(&limits);
    builder.push(1, 0, "a", Form::Text).unwrap();
    builder.push(2, 0, "a", Form::Text).unwrap();
    let refused = builder.push(9, 0, "a", Form::Text).unwrap_err();
    assert!(matches!(
        refused,
        ReadFailure::OverLimit {
            limit: Limit::Rows,
            most: 2,
            ..
        }
    ));
}
