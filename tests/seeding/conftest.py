"""Sources of sample values, and a site to fill."""

from datetime import date

import pytest

from project.seeding.extremes import Extremes
from project.seeding.pictures import AlreadyHung
from project.seeding.source import Source
from project.seeding.voices import OWN, Learnt

TODAY = date(2026, 11, 27)


@pytest.fixture(scope="session")
def learnt():
    """What each voice has learnt, by name."""
    return {name: Learnt.own(name) for name in OWN}


@pytest.fixture
def context(site):
    """An application context of the site, as commands have one."""
    with site.app_context():
        yield


@pytest.fixture
def source(context, learnt):
    """Return a function that makes a source; its pictures are those that hang already."""
    return lambda seed=1, voice="stage", sort=Source: sort(seed, learnt[voice], AlreadyHung(), TODAY)


@pytest.fixture
def extremes(source):
    return lambda seed=1: source(seed, sort=Extremes)
