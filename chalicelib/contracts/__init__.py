"""Contracts: laid before those who are to sign, read, authorised, signed by hand, sealed so that it holds."""
