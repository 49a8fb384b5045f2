"""Writes arch/block-lengths.json: Politis and White's lengths by Python's arch 8.0.0 for series that depend on their past for long,
which those of arch_golden.py don't; for SelectionGoldenTest. Run: /usr/bin/python3 block_lengths.py   (arch from PyPI)"""
import json
import pathlib

import arch
import numpy as np
from arch.bootstrap import optimal_block_length

OUT = pathlib.Path(__file__).parent / "../resources/io/hindcast/statistics/arch/block-lengths.json"


def ar(noise, phi):
    values = noise.copy()
    for t in range(1, len(values)):
        values[t] += phi * values[t - 1]
    return values


random = np.random.default_rng(2009)
series = [ar(random.standard_normal(300), 0.9), ar(random.standard_normal(260), -0.8), ar(random.standard_normal(150), 0.6),
          np.convolve(random.standard_normal(230), np.ones(12), "valid"), np.cumsum(random.standard_normal(120)),
          ar(random.standard_normal(200), 0.5) + 3, random.standard_normal(40),
          np.convolve(random.standard_normal(420), np.linspace(1, 0, 21), "valid")]
cases = []
for values in series:
    values = np.array([float(f"{v:.10g}") for v in values])
    lengths = optimal_block_length(values)
    cases.append({"values": values.tolist(), "stationary": float(lengths["stationary"].iloc[0]), "circular": float(lengths["circular"].iloc[0])})
OUT.write_text(json.dumps({"made_with": "arch " + arch.__version__, "cases": cases}) + "\n")
