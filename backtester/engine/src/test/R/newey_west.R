# Writes newey-west.csv, the golden file of LossDifferenceTest, with R's sandwich: the standard error of the mean of a
# series with Bartlett's kernel, no prewhitening and no small-sample factor, and the two-sided p-value by Student's t.
# A line a case: name, horizon, lags, standard error, p-value, values.
# Run: Rscript newey_west.R > ../resources/io/hindcast/metrics/newey-west.csv
library(sandwich)
set.seed(7)
ar <- function(n, phi) as.numeric(filter(rnorm(n), phi, method = "recursive"))
cases <- list(
  list("white noise", 1, 0.1 + rnorm(250)),
  list("few", 1, rnorm(12)),
  list("persistent", 1, 0.2 + ar(400, 0.6)),
  list("overlapping", 5, as.numeric(filter(rnorm(180), rep(1, 5), sides = 1))[5:180]),
  list("far horizon", 90, 3 + ar(300, 0.9)),
  list("squares", 1, 1e-4 * rnorm(500)^2 - 1e-4)
)
cat("case,horizon,lags,standard_error,p_value,values\n")
for (each in cases) {
  d <- each[[3]]
  n <- length(d)
  lags <- max(each[[2]] - 1, floor(4 * (n / 100)^(2 / 9)))
  se <- sqrt(NeweyWest(lm(d ~ 1), lag = lags, prewhite = FALSE, adjust = FALSE)[1, 1])
  p <- 2 * pt(-abs(mean(d) / se), n - 1)
  cat(sprintf("%s,%d,%d,%.17g,%.17g,%s\n", each[[1]], as.integer(each[[2]]), as.integer(lags), se, p,
              paste(sprintf("%.17g", d), collapse = " ")))
}
