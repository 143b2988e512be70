"""Entry of the dashboard: `streamlit run dashboard.py`. No data work here.

The server imports this module and serves `app`; for every visitor it then runs this same file as the
main script, which draws the frame.
"""

import streamlit as st

from stunting.ui.frame import run
from stunting.ui.server import answer_error, middleware

if __name__ == "__main__":
    run()
else:
    app = st.App(__file__, middleware=middleware(), on_script_error=answer_error)
