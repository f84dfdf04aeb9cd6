"""How the system is set up, built and run: in the cloud, and on one machine."""
