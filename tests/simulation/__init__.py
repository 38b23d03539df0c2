"""A deterministic simulation of the whole app against its servers: `python -m tests.simulation --help`."""
