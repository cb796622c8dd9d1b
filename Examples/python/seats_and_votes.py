# SPDX-License-Identifier: Apache-2.0
"""What the list vote gave the largest party at each election from 1999 to 2023, and how far seats are from votes.

    python Examples/python/seats_and_votes.py

The Gallagher index is the root of half the sum of squared differences between the shares of votes and of seats, in
percentage points: 0 where each list has the share of seats that it has of votes. Here it is made from the table of
results, of the votes for lists alone (`list_percent` may have votes against all or void ballots in its base), and stands
beside the one that the API counts. Needs pandas.
"""

import os

import pandas

MANDAT = os.environ.get("MANDAT_URL", "http://127.0.0.1:8080")

elections = pandas.read_csv(f"{MANDAT}/v1/elections.csv?kind=parliamentary&from=1999-01-01&to=2023-12-31")
rows = []
for election in elections.itertuples():
    lists = pandas.read_csv(f"{MANDAT}/v1/elections/{election.id}/results.csv").dropna(subset=["list_votes"])
    votes = 100 * lists.list_votes / lists.list_votes.sum()
    seats = 100 * lists.list_seats / lists.list_seats.sum()
    count = pandas.read_json(f"{MANDAT}/v1/elections/{election.id}/verification?shape=array", typ="series")["count"]
    first = lists.list_votes.idxmax()
    rows.append({
        "date": election.date,
        "largest": lists.name[first],
        "votes": lists.list_percent[first],
        "list_seats": seats[first],
        "gallagher": (((seats - votes) ** 2).sum() / 2) ** 0.5,
        "counted": count["indices"]["gallagher"],
    })
print(pandas.DataFrame(rows).round(2).to_string(index=False))
