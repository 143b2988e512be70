"""Entry of the dashboard: `streamlit run dashboard.py`. No data work here.

The server imports this module and serves `app`; for every visitor it then runs this same file as the
main script, which draws the frame.
"""

import streamlit as st

from stunting.ui.entry.frame import run
from stunting.ui.entry.server import (
    answer_error,
    ask_nobody_for_the_own_address,
    know_pages_by_menu_only,
    know_the_archive,
    middleware,
    routes,
    say_that_a_page_is_unknown,
    settle_memory,
)

if __name__ == "__main__":
    run()
else:
    know_pages_by_menu_only()
    say_that_a_page_is_unknown()
    ask_nobody_for_the_own_address()
    know_the_archive()
    settle_memory()
    app = st.App(__file__, middleware=middleware(), routes=routes(), on_script_error=answer_error)
