"""Runs things: accounts, their tasks, the outbox and the alerts, under plain asyncio as well as under Qt."""
