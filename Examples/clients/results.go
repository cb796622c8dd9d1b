// The Mazhilis of 2023 by the client that openapi-generator writes in Go.
package main

import (
	"context"
	"fmt"
	"log"
	"os"

	"results/mandat"
)

func main() {
	address := os.Getenv("MANDAT_URL")
	if address == "" {
		address = "http://127.0.0.1:8080"
	}
	configuration := mandat.NewConfiguration()
	configuration.Servers = mandat.ServerConfigurations{{URL: address}}
	request := mandat.NewAPIClient(configuration).ElectionsAPI.GetElectionResults(context.Background(), "mazhilis-2023")
	results, _, err := request.Fields([]string{"party", "list_votes", "total_seats"}).Execute()
	if err != nil {
		log.Fatal(err)
	}
	for _, row := range results.PartialResultPage.Data {
		if row.GetParty() != "" && row.GetTotalSeats() > 0 {
			fmt.Println(row.GetParty(), row.GetListVotes(), row.GetTotalSeats())
		}
	}
}
