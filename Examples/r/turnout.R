# SPDX-License-Identifier: Apache-2.0
# Turnout at parliamentary elections, as announced and as the share of valid list votes of those registered.
#
#   Rscript Examples/r/turnout.R
#
# Base R: read.csv opens the address itself.
mandat <- Sys.getenv("MANDAT_URL", "http://127.0.0.1:8080")

elections <- read.csv(paste0(mandat, "/v1/elections.csv?kind=parliamentary&from=1999-01-01&sort=date"))
elections$valid_percent <- round(100 * elections$valid_votes / elections$registered_voters, 2)
print(elections[!is.na(elections$turnout_percent), c("id", "turnout_percent", "valid_percent")], row.names = FALSE)
