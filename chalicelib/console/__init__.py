"""What the console needs of several domains: its session, what wants attention, the audit log, and new tenants."""
