"""A source becomes an article: chrome dropped, metadata found."""
