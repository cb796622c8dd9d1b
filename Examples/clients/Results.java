// The Mazhilis of 2023 by the client that openapi-generator writes in Java.
import java.util.List;
import org.openapitools.client.ApiClient;
import org.openapitools.client.api.ElectionsApi;
import org.openapitools.client.model.PartialResult;

class Results {
    public static void main(String[] arguments) throws Exception {
        var client = new ApiClient().setBasePath(System.getenv().getOrDefault("MANDAT_URL", "http://127.0.0.1:8080"));
        var fields = List.of("party", "list_votes", "total_seats");
        var results = new ElectionsApi(client).getElectionResults(
            "mazhilis-2023", null, null, null, null, null, null, null, fields, null, null, null);
        for (PartialResult row : results.getData()) {
            if (row.getParty() != null && row.getTotalSeats() != null && row.getTotalSeats() > 0) {
                System.out.println(row.getParty() + " " + row.getListVotes() + " " + row.getTotalSeats());
            }
        }
    }
}
