"""Files become sources and content."""
