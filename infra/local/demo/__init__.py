"""Two demo tenants with a few hundred documents, made through the product's own services."""
