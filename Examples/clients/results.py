"""The Mazhilis of 2023 by the client that openapi-generator writes in Python."""

import os

from mandat_client import ApiClient, Configuration, ElectionsApi

address = os.environ.get("MANDAT_URL", "http://127.0.0.1:8080")
with ApiClient(Configuration(host=address)) as client:
    results = ElectionsApi(client).get_election_results("mazhilis-2023", fields=["party", "list_votes", "total_seats"])
for row in results.actual_instance.data:
    if row.party is not None and row.total_seats:
        print(row.party, row.list_votes, row.total_seats)
