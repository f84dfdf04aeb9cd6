"""What customers are told: notices in the portal, by which ways they go out, and when."""
