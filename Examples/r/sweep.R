# SPDX-License-Identifier: Apache-2.0
# Seats by threshold as steps, a line for each party in its colour, in an SVG.
#
#   Rscript Examples/r/sweep.R FILE
#
# Base R. The votes are those of 2023, the seats those of the Kurultai.
mandat <- Sys.getenv("MANDAT_URL", "http://127.0.0.1:8080")
file <- commandArgs(trailingOnly = TRUE)[1]

votes <- read.csv(paste0(mandat, "/v1/elections/mazhilis-2023/results.csv?fields=party,name,list_votes,color"))
votes <- votes[!is.na(votes$list_votes), ]
sweep <- read.csv(paste0(
  mandat, "/v1/simulations/sweep.csv?param=threshold&from=0&to=12&step=0.1&system=kurultai-2026&votes=",
  paste0(votes$party, ":", votes$list_votes, collapse = ",")
))

svg(file, width = 8, height = 5)
plot(range(sweep$value), range(sweep$seats), type = "n", xlab = "Threshold, %", ylab = "Seats of 145")
for (row in seq_len(nrow(votes))) {
  own <- sweep[sweep$party == votes$party[row], ]
  lines(own$value, own$seats, type = "s", lwd = 2, col = votes$color[row])
}
legend("right", legend = votes$name, col = votes$color, lwd = 2, bty = "n")
invisible(dev.off())

last <- aggregate(value ~ name, sweep[sweep$seats > 0, ], max)
names(last)[2] <- "seats_up_to_percent"
print(last[order(-last$seats_up_to_percent), ], row.names = FALSE)
