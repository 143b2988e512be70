"""Links that people share are told from the browser's own; files that were taken out stay for a while."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Links from before are those of browsers, files from before are all in use."""
    with op.batch_alter_table("links") as links:
        links.add_column(sa.Column("is_shared", sa.Boolean, nullable=False, server_default=sa.false()))
    with op.batch_alter_table("uploads") as uploads:
        uploads.add_column(sa.Column("removed_at", sa.String(32), nullable=False, server_default=""))
        uploads.add_column(sa.Column("reason", sa.String(200), nullable=False, server_default=""))
