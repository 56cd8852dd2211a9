"""A time of day."""

from datetime import datetime, time, timedelta

import sqlalchemy as sa
from wtforms.widgets import TimeInput

from editable.fields.moment import Moment, time_in_words
from editable.locale import site_now


class Time(Moment[time]):
    """A time of day to the minute, such as ``"19:30"``; its column is a ``Time``."""

    kind = "time"
    column_types = (sa.Time,)
    python_type = time
    widget = TimeInput()
    example = "19:30"
    show = staticmethod(time_in_words)

    def raw(self, moment: time) -> str:
        return moment.isoformat(timespec="minutes")

    @staticmethod
    def of(moment: datetime) -> time:
        return moment.time()

    def now(self) -> time:
        return (site_now() + timedelta(hours=1)).time().replace(minute=0)
