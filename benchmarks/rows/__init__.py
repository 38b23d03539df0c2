"""What is measured: each module has a function `measure` that gives lines of the table."""
