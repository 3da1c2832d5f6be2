"""Timings as ratios against a peer in the same run; absolute times on a shared machine mean nothing."""
