"""What each verb of the command line does with its arguments. Heavy imports stand inside the functions."""
