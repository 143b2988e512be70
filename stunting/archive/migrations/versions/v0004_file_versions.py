"""Of a file that gave way to a newer version the archive knows which."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Files from before are no versions of one another."""
    with op.batch_alter_table("uploads") as uploads:
        uploads.add_column(sa.Column("superseded_by", sa.String(64), nullable=False, server_default=""))
