"""People in uploads: lists of them are known and never read as matrices."""
