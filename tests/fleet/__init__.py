"""A million installations on one server: what they ask of it together, by the app's own rules for delays and pauses."""
