"""The built-in services, one package each; they are found through entry points, never imported by name."""
