"""Entry of the country: `streamlit run country.py`, a server of its own beside that of the dashboard."""

import streamlit as st

from stunting.ui.country.page import run
from stunting.ui.entry.server import answer_error, ask_nobody_for_the_own_address, middleware, settle_memory

if __name__ == "__main__":
    run()
else:
    ask_nobody_for_the_own_address()
    settle_memory()
    app = st.App(__file__, middleware=middleware(), on_script_error=answer_error)
