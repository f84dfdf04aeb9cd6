"""What staff did: appended only, each entry chained to the one before by its hash."""
