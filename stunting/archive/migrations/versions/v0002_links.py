"""Links: a room is reached by who knows its token."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the table of links; rooms from before have none."""
    op.create_table(
        "links",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column(
            "room", sa.String(32), sa.ForeignKey("rooms.id", ondelete="CASCADE"), nullable=False, index=True
        ),
        sa.Column("may_edit", sa.Boolean, nullable=False),
        sa.Column("made_at", sa.String(32), nullable=False),
    )
