"""How the weights in `digest/data/models/` were found: `make train` finds them again. Not part of the program."""
