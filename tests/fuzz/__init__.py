"""Coverage-guided fuzzing of everything that reads a file: `python -m tests.fuzz READER -max_total_time=60`, or `make fuzz`."""
