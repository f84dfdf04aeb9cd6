"""Import of customers, invoices, payments and contracts from CSV files."""
