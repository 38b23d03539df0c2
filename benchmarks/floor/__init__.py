"""The floor: the least programs that do one thing of the app's, each run as a process of its own."""
