"""The services of AWS that we use, but for DynamoDB, which is `kernel.store`'s."""
