"""A day."""

from datetime import date, datetime

import sqlalchemy as sa
from wtforms.widgets import DateInput

from editable.fields.moment import Moment, date_in_words
from editable.locale import site_now


class Date(Moment[date]):
    """A day, such as ``"2026-12-24"``; its column is a ``Date``."""

    kind = "date"
    column_types = (sa.Date,)
    python_type = date
    widget = DateInput()
    example = "2026-12-24"
    show = staticmethod(date_in_words)

    def raw(self, moment: date) -> str:
        return moment.isoformat()

    @staticmethod
    def of(moment: datetime) -> date:
        return moment.date()

    def now(self) -> date:
        return site_now().date()
