//! The monthly submission (月度报送).
