//! What happens in offices.
