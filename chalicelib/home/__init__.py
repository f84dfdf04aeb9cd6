"""What a customer sees first, of all that there is."""
