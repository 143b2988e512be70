"""Parts of the page of priority."""
