"""The settings window, made from the described settings."""
