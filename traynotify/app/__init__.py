"""The composition root: the only package that sees all the others."""
