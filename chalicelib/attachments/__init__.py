"""Files that customers and staff add to what they write: handed in to S3, examined, kept, shown."""
