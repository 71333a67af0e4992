//! How a grid writes its cells down.

use zhengwu_credit::record::Form;

/// A number in as few bytes as it needs, seven bits each.
pub(super) fn write(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

pub(super) fn read(rest: &mut &[u8]) -> Option<u32> {
    let mut number = 0_u32;
    for shift in [0, 7, 14, 21, 28] {
        let (byte, after) = rest.split_first()?;
        *rest = after;
        number |= u32::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

/// A grid has only single values.
pub(super) fn form_to_byte(form: Form) -> u8 {
    match form {
        Form::Number => 1,
        Form::Bool => 2,
        Form::Error => 3,
        Form::Day => 4,
        Form::Text | Form::List { .. } | Form::Structure => 0,
    }
}

pub(super) fn byte_to_form(byte: u8) -> Form {
    match byte {
        1 => Form::Number,
        2 => Form::Bool,
        3 => Form::Error,
        4 => Form::Day,
        _ => Form::Text,
    }
}
