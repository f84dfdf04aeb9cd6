"""PDFs examined, laid out to be signed, sealed (PAdES) and verified. Knows no domain."""
