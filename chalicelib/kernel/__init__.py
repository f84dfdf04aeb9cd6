"""What every domain stands on. It knows no domain and imports none."""
