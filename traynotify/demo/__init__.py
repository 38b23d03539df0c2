"""Toy servers for the demo and the test-suite, one folder per service, and the people who live on them.

A toy server speaks the service's real protocol over real loopback sockets. Nothing here knows the application:
the package imports the standard library and an ASGI server only.
"""
