"""Parts of the pages of follow-up: plan, promises, activities, documents, confirmation."""
