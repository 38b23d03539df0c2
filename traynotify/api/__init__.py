"""What the author of a source may use: the public, versioned surface between a service and the rest."""
