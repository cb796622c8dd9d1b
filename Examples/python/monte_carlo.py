# SPDX-License-Identifier: Apache-2.0
"""A poll as chances, in words: how often does each party enter the Kurultai in 10,000 elections drawn around it?

    python Examples/python/monte_carlo.py

The poll is invented: 1,000 answers like the official shares of 2023. The same seed gives the same figures on any machine.
Needs pandas.
"""

import os

import pandas

MANDAT = os.environ.get("MANDAT_URL", "http://127.0.0.1:8080")

shares = "amanat:53.9,auyl:10.9,respublica:8.59,ak-zhol:8.41,qhp:6.8,osdp:5.2,baytaq:2.3"
draws = pandas.read_csv(
    f"{MANDAT}/v1/simulations/monte-carlo.csv?system=kurultai-2026&shares={shares}&against_all=3.9"
    "&sample_size=1000&draws=10000&seed=1"
)
for row in draws.itertuples():
    runs = round(100 * row.p_enters)
    if runs == 100:
        chance = "in all of 100 runs" if row.p_enters == 1 else "in nearly all runs"
    elif runs == 0:
        chance = "in hardly any run" if row.p_enters else "in no run"
    else:
        chance = f"in {runs} of 100 runs"
    seats = f"{row.seats_p5} to {row.seats_p95} of 145 seats in nine runs of ten" if runs else "no seats"
    print(f"{row.name} enters {chance}: {seats}.")
