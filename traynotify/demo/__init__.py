"""Toy servers, faithful to the protocols that they speak; the demo and the tests share them."""
