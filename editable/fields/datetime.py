"""A day and a time of day."""

from datetime import datetime, timedelta

import sqlalchemy as sa
from wtforms.widgets import DateTimeLocalInput

from editable.fields.moment import Moment, datetime_in_words
from editable.locale import site_now


class Datetime(Moment[datetime]):
    """A day and a time to the minute, such as ``"2026-12-24T19:30"``, with no zone: the venue's own clock.

    Its column is a ``DateTime``.
    """

    kind = "datetime"
    column_types = (sa.DateTime,)
    python_type = datetime
    widget = DateTimeLocalInput()
    example = "2026-12-24T19:30"
    show = staticmethod(datetime_in_words)

    def raw(self, moment: datetime) -> str:
        return moment.isoformat(timespec="minutes")

    @staticmethod
    def of(moment: datetime) -> datetime:
        return moment

    def now(self) -> datetime:
        return (site_now() + timedelta(hours=1)).replace(minute=0)
