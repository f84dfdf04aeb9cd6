"""Ventanilla: one window at which the customers of many businesses do everything themselves."""
