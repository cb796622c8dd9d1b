# SPDX-License-Identifier: Apache-2.0
"""The votes of 2021 under every threshold from 0 to 12 per cent: who would have sat in the Mazhilis?

    python Examples/python/threshold_sweep.py

One line for each threshold at which the seats change, a column for each party. Needs pandas.
"""

import os

import pandas

MANDAT = os.environ.get("MANDAT_URL", "http://127.0.0.1:8080")

votes = pandas.read_csv(f"{MANDAT}/v1/elections/mazhilis-2021/results.csv?fields=party,list_votes").dropna()
tally = ",".join(f"{row.party}:{row.list_votes:.0f}" for row in votes.itertuples())
sweep = pandas.read_csv(
    f"{MANDAT}/v1/simulations/sweep.csv?system=mazhilis-2021&votes={tally}&param=threshold&from=0&to=12&step=0.5"
)
wide = sweep.pivot(index="value", columns="name", values="seats").rename_axis(index="threshold", columns=None)
changes = wide[wide.ne(wide.shift()).any(axis=1)]
print(changes[wide.max().sort_values(ascending=False).index].to_string())
