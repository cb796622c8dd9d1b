// The Mazhilis of 2023 by the client that openapi-generator writes in TypeScript.
import { Configuration, ElectionsApi } from "./typescript";

declare const process: { env: { [name: string]: string | undefined } };

async function main(): Promise<void> {
    const client = new ElectionsApi(new Configuration({ basePath: process.env.MANDAT_URL ?? "http://127.0.0.1:8080" }));
    const results = await client.getElectionResults({ id: "mazhilis-2023", fields: ["party", "list_votes", "total_seats"] });
    for (const row of results.data) {
        if (row.party && row.totalSeats) {
            console.log(row.party, row.listVotes, row.totalSeats);
        }
    }
}

main();
