"""What words mean, without a network or a neural model: their stems, how rare they are in news, which others mean the same."""
