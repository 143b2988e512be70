"""The log tells by which account something was done."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """What was done before was done by nobody in particular."""
    with op.batch_alter_table("log") as log:
        log.add_column(sa.Column("by", sa.String(80), nullable=False, server_default=""))
