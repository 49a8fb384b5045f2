# Writes r.json: tests of the series in series.json by R's forecast and sandwich, for ForecastGoldenTest.
# Run: Rscript forecast_tests.R   (in this folder)
suppressMessages({library(forecast); library(sandwich); library(jsonlite)})
folder <- "../resources/io/hindcast/statistics/"
cases <- fromJSON(paste0(folder, "series.json"), simplifyDataFrame = FALSE)$cases

dm <- function(e1, e2, h, estimator) {
  two <- dm.test(e1, e2, h = h, power = 2, varestimator = estimator)
  one <- dm.test(e1, e2, h = h, power = 2, varestimator = estimator, alternative = "greater")
  list(statistic = unname(two$statistic), p_two_sided = two$p.value, p_second_better = one$p.value)
}
hac <- function(fit, lag) NeweyWest(fit, lag = lag, prewhite = FALSE, adjust = TRUE)
slope <- function(fit, lag) {
  t <- unname(coef(fit)[2] / sqrt(hac(fit, lag)[2, 2]))
  list(coefficient = unname(coef(fit)[2]), t = t, p = 2 * pt(-abs(t), df.residual(fit)))
}
scaled <- function(x) as.numeric(scale(x))

results <- lapply(cases, function(case) {
  e1 <- case$outcome - case$benchmark
  e2 <- case$outcome - case$model
  lag <- 4
  ranked <- lm(scaled(rank(case$outcome)) ~ scaled(rank(case$model)))
  mz <- lm(case$outcome ~ case$model)
  v <- hac(mz, lag)
  apart <- coef(mz) - c(0, 1)
  wald <- as.numeric(t(apart) %*% solve(v) %*% apart)
  bias <- lm(-e2 ~ 1)
  f <- scaled(case$model); x <- scaled(case$last); y <- scaled(case$outcome)
  both <- lm(f ~ x + y)
  w <- hac(both, lag)
  gap <- unname(coef(both)[2] - coef(both)[3])
  t_gap <- gap / sqrt(w[2, 2] + w[3, 3] - 2 * w[2, 3])
  list(
    name = case$name,
    dm_1 = dm(e1, e2, 1, "acf"), dm_5 = dm(e1, e2, 5, "acf"),
    mean_variance = sapply(0:6, function(l) NeweyWest(lm(e2 ~ 1), lag = l, prewhite = FALSE, adjust = FALSE)[1, 1]),
    lag = lag,
    ic = slope(lm(scaled(case$outcome) ~ scaled(case$model)), lag), rank_ic = slope(ranked, lag),
    mz = list(intercept = unname(coef(mz)[1]), slope = unname(coef(mz)[2]),
              t_intercept = unname(coef(mz)[1]) / sqrt(v[1, 1]), t_slope = unname(coef(mz)[2]) / sqrt(v[2, 2]),
              t_slope_one = unname(coef(mz)[2] - 1) / sqrt(v[2, 2]), wald = wald, p = pchisq(wald, 2, lower.tail = FALSE)),
    bias = list(mean = unname(coef(bias)), t = unname(coef(bias)) / sqrt(hac(bias, lag)[1, 1])),
    lag_test = list(with_last = cor(case$model, case$last), with_outcome = cor(case$model, case$outcome), difference = gap,
                    t = t_gap, p = pt(t_gap, df.residual(both), lower.tail = FALSE)))
})
# Differences whose plain long-run variance is negative at h = 2: Bartlett's kernel takes its place.
zigzag <- signif(0.02 + cos(2.6 * (1:60)) * (1 + 0.1 * sin(1:60)), 12)
e2 <- rep(2, 60)
e1 <- sqrt(e2^2 + zigzag)
stopifnot(suppressWarnings(dm.test(e1, e2, h = 2)$parameter[1]) == 1)
negative <- c(list(differences = zigzag), dm(e1, e2, 2, "bartlett"))
write(toJSON(list(made_with = paste("forecast", packageVersion("forecast"), "sandwich", packageVersion("sandwich")),
                  cases = results, negative_variance = negative), auto_unbox = TRUE, digits = NA, pretty = 1),
      paste0(folder, "r.json"))
