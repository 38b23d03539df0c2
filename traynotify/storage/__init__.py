"""Everything that outlives the process: paths, database, settings file and secrets."""
