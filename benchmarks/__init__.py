"""What traynotify costs, measured beside the least that could do the same: `python -m benchmarks` prints the table."""
