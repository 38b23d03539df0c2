"""Plain data and pure decisions: no I/O, no await, no clock; the standard library and msgspec only."""
