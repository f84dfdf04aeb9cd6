"""The conversation between a customer and the business, beside the tickets."""
