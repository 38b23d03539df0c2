"""Controls that are painted in the design's own language: buttons, chips, switches, texts, sheets."""
