"""The two DynamoDB tables: keys, items, reads, transactions, pages."""
