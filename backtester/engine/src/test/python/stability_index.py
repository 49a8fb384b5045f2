#!/usr/bin/env python3
"""Writes stability-index.csv, the golden file of FeatureBinsTest, with numpy.

Deciles of a training sample are those of its empirical distribution (numpy's method inverted_cdf); ten bins, each open
below and closed above. Population stability index: sum of (a - e) ln(a / e) over the bins, e and a the fractions of the
training sample and of the other, none taken as less than 0.0001. A line a case: name, index, training values, other
values. Run: python3 stability_index.py > ../resources/io/hindcast/upkeep/stability-index.csv
"""
import numpy as np

FLOOR = 1e-4
random = np.random.default_rng(11)


def index(train, other):
    edges = np.quantile(train, np.arange(1, 10) / 10, method="inverted_cdf")
    bounds = np.concatenate([[-np.inf], edges, [np.inf]])

    def fractions(values):
        inside = (values[:, None] > bounds[:-1]) & (values[:, None] <= bounds[1:])
        return np.maximum(inside.mean(axis=0), FLOOR)

    e, a = fractions(train), fractions(other)
    return np.sum((a - e) * np.log(a / e))


CASES = {
    "same distribution": (random.standard_normal(200), random.standard_normal(150)),
    "same values": (np.arange(100.0), np.arange(100.0)),
    "shifted": (random.standard_normal(173), 0.8 + random.standard_normal(61)),
    "wider": (random.standard_normal(120), 3 * random.standard_normal(80)),
    "empty bins": (random.standard_normal(90), 5 + random.standard_normal(20)),
    "ties": (random.integers(0, 4, 130).astype(float), random.integers(0, 5, 70).astype(float)),
    "constant": (np.full(40, 2.0), np.full(30, 2.0)),
    "left a constant": (np.full(40, 2.0), np.array([2.0] * 20 + [3.0] * 10)),
    "few rows": (random.standard_normal(7), random.standard_normal(3)),
}

print("case,index,train,other")
for name, (train, other) in CASES.items():
    texts = [" ".join(repr(float(value)) for value in values) for values in (train, other)]
    print(f"{name},{float(index(train, other))!r},{texts[0]},{texts[1]}")
