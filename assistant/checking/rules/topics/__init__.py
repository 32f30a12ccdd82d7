"""Rules on what each topic has to say (T)."""
