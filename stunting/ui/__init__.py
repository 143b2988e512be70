"""What the pages share: session, choices, messages, wording. The only package that imports Streamlit."""
