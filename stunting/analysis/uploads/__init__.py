"""What uploads say beside each other: versions of one form, what changed between them, who has sent what."""
