#!/usr/bin/env python3
"""Writes trend-scanning.csv, the golden file of TrendScanningTest, with numpy's least squares.

For each bar of a random walk with a drift that changes its sign: a line a + b * i is fitted to the logs of the next h
closes, for each horizon h; t = b / sqrt(s2 * [(X'X)^-1]_bb) with s2 = residual sum of squares / (h - 2). The t of the
largest absolute value is kept. Run: python3 trend_scanning.py > ../resources/io/hindcast/regimes/trend-scanning.csv
"""
import numpy as np

HORIZONS = range(5, 21, 3)
BARS = 120

random = np.random.default_rng(20)
drift = np.where(np.arange(BARS) % 60 < 30, 0.004, -0.003)
close = 100 * np.exp(np.cumsum(drift + 0.01 * random.standard_normal(BARS)))


def t_value(values):
    design = np.column_stack([np.ones(len(values)), np.arange(len(values))])
    beta, _, _, _ = np.linalg.lstsq(design, values, rcond=None)
    residuals = values - design @ beta
    variance = residuals @ residuals / (len(values) - 2)
    return beta[1] / np.sqrt(variance * np.linalg.inv(design.T @ design)[1, 1])


print("close,t_value,horizon")
for bar in range(BARS):
    if bar + max(HORIZONS) > BARS:
        print(f"{float(close[bar])!r},,")
        continue
    scanned = [(t_value(np.log(close[bar:bar + h])), h) for h in HORIZONS]
    strongest, horizon = max(scanned, key=lambda each: abs(each[0]))
    print(f"{float(close[bar])!r},{float(strongest)!r},{horizon}")
