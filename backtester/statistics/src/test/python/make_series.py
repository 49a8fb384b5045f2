"""Writes series.json: the five series that the other scripts here and in ../r compute their golden numbers from, so that every
implementation is given the same numbers. Each has an outcome, a benchmark's and a model's forecast, the last move, and the
returns of two strategies. Run: python3 make_series.py"""
import json
import pathlib

import numpy as np

OUT = pathlib.Path(__file__).parent / "../resources/io/hindcast/statistics/series.json"


def ar(noise, phi):
    values = noise.copy()
    for t in range(1, len(values)):
        values[t] += phi * values[t - 1]
    return values


def garch(random, n):
    values, variance = np.zeros(n), 1.0
    for t in range(n):
        values[t] = np.sqrt(variance) * random.standard_normal()
        variance = 0.05 + 0.15 * values[t] ** 2 + 0.8 * variance
    return values


random = np.random.default_rng(18)
noise = {
    "gaussian": 0.01 * random.standard_normal(240),
    "autoregressive": 0.0003 + 0.01 * ar(random.standard_normal(180), 0.3),
    "fat tails": 0.008 * random.standard_t(3, 320),
    "garch": 0.01 * garch(random, 260),
    "overlapping": 0.001 + np.convolve(0.005 * random.standard_normal(204), np.ones(5), "valid"),
}
cases = []
for name, outcome in noise.items():
    n = len(outcome)
    last = np.concatenate([[0.0], outcome[:-1]])
    # Little is known and earned, so that no probability is next to 0 or 1, where it would show no mistake.
    model = 0.04 * outcome + 0.05 * last + 0.004 * random.standard_normal(n)
    strategy = 0.0007 + np.sign(random.standard_normal(n)) * outcome
    other = 0.0002 + 0.5 * strategy + 0.008 * random.standard_normal(n)
    series = {"outcome": outcome, "benchmark": np.full(n, 0.0005) + 0.0005 * random.standard_normal(n), "model": model, "last": last,
              "strategy": strategy, "other": other}
    cases.append({"name": name} | {key: [float(f"{v:.12g}") for v in values] for key, values in series.items()})
OUT.write_text(json.dumps({"made_with": "numpy " + np.__version__, "cases": cases}, indent=0) + "\n")
