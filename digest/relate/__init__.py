"""What articles say together."""
