# Three figures from the events of the demo: Rscript examples/analysis.R output/demo figures
# examples/analysis.py makes the same ones. Each figure's numbers are written beside it as CSV.
# Reads the Parquet file with nanoparquet or arrow where one is installed, else the file that
# `eventcoder export output/demo --format csv -o output/demo/events.csv` wrote.

arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
out <- arguments[2]
dir.create(out, recursive = TRUE, showWarnings = FALSE)

read_events <- function(folder) {
  parquet <- file.path(folder, "events.parquet")
  if (requireNamespace("nanoparquet", quietly = TRUE)) return(as.data.frame(nanoparquet::read_parquet(parquet)))
  if (requireNamespace("arrow", quietly = TRUE)) return(as.data.frame(arrow::read_parquet(parquet)))
  # All as text first: read.csv would make the code 02 a 2.
  events <- read.csv(file.path(folder, "events.csv"), colClasses = "character", na.strings = "",
                     encoding = "UTF-8")
  events[] <- lapply(events, function(column) sub("^'('*[=+@\t\r-])", "\\1", column))
  events$event_date <- as.Date(events$event_date)
  events$quad_class <- as.integer(events$quad_class)
  events$mirror <- events$mirror == "true"
  events
}

counted <- function(...) {
  counts <- as.data.frame(table(..., useNA = "no"), stringsAsFactors = FALSE, responseName = "events")
  counts[counts$events > 0, ]
}

events <- read_events(folder)
events <- events[!events$mirror, ]

by_root <- counted(root = events$root)
by_root <- by_root[order(by_root$root), ]

by_year <- counted(year = format(events$event_date, "%Y"), quad_class = events$quad_class)
by_year <- by_year[order(by_year$year, by_year$quad_class), ]

dyads <- counted(source_country = events$source_country, target_country = events$target_country)
dyads <- head(dyads[order(-dyads$events, dyads$source_country, dyads$target_country), ], 10)

write.csv(by_root, file.path(out, "by-root.csv"), row.names = FALSE, quote = FALSE)
write.csv(by_year, file.path(out, "by-year.csv"), row.names = FALSE, quote = FALSE)
write.csv(dyads, file.path(out, "dyads.csv"), row.names = FALSE, quote = FALSE)

figure <- function(name) pdf(file.path(out, paste0(name, ".pdf")), width = 7, height = 3.5)

figure("by-root")
barplot(by_root$events, names.arg = by_root$root, xlab = "root code", ylab = "reports")
invisible(dev.off())

quads <- c("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
figure("by-year")
plot(range(as.integer(by_year$year)), c(0, max(by_year$events)), type = "n", xlab = "year", ylab = "reports")
for (quad in 1:4) {
  part <- by_year[by_year$quad_class == quad, ]
  lines(as.integer(part$year), part$events, type = "b", col = quad)
}
legend("topleft", quads, col = 1:4, lty = 1)
invisible(dev.off())

figure("dyads")
par(mar = c(4, 8, 1, 1))
barplot(rev(dyads$events), names.arg = rev(paste(dyads$source_country, ">", dyads$target_country)),
        horiz = TRUE, las = 1, xlab = "reports")
invisible(dev.off())
