-- SPDX-License-Identifier: Apache-2.0
-- The whole dataset in DuckDB: questions over the tables of /v1/export.zip, unpacked in the folder where duckdb is started.
.mode markdown
.nullvalue -

-- Parties with list votes at three elections or more: their votes and seats in all.
SELECT party, count(*) AS elections, sum(list_votes) AS votes, sum(total_seats) AS seats
FROM 'data/results.csv'
WHERE list_votes IS NOT NULL
GROUP BY party
HAVING elections > 2
ORDER BY votes DESC;

-- Figures of polls and exit polls beside the official shares: the mean difference in points, by election.
SELECT election, count(*) AS figures, round(avg(abs(difference)), 2) AS mean_error
FROM 'data/poll_shares.csv'
WHERE difference IS NOT NULL
GROUP BY election
ORDER BY election;

-- The publishers that stand in most conflicts, on either side.
SELECT sources.publisher, count(DISTINCT conflict) AS conflicts
FROM 'data/readings.csv' AS readings, unnest(string_split(readings.sources, '|')) AS reading(source)
JOIN 'data/sources.csv' AS sources ON sources.id = reading.source
GROUP BY sources.publisher
ORDER BY conflicts DESC, publisher
LIMIT 5;
