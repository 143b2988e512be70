"""What all tests share."""

import os

from hypothesis import settings

# No test measures time: a slow machine must not fail one. Where CI is set every run draws the same examples.
settings.register_profile("project", deadline=None, derandomize="CI" in os.environ, print_blob=True)
settings.load_profile("project")
