"""The inbox: its list, its rows, what stands above and below them, and the window around it."""
