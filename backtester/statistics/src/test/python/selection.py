"""Writes arch/studentised.json: Hansen's SPA and Romano and Wolf's StepM truly studentised, which Python's arch is not, on the losses
and rows in arch/ that arch_golden.py made; for SelectionGoldenTest. The variance is the sum over all lags of the paper, lag by lag.
Run: /usr/bin/python3 selection.py"""
import gzip
import json
import pathlib

import numpy as np

FOLDER = pathlib.Path(__file__).parent / "../resources/io/hindcast/statistics/arch"


def stationary_variance(d, block):
    n, p, e = len(d), 1 / block, d - d.mean()
    v = (e**2).sum() / n
    for k in range(1, n):
        v += 2 * ((1 - k / n) * (1 - p) ** k + k / n * (1 - p) ** (n - k)) * (e[: n - k] * e[k:]).sum() / n
    return v


def spa(d, se, star):
    n, mean = len(d), d.mean(0)
    t = max(0, (mean / se).max())
    far = mean < -se * np.sqrt(2 * np.log(np.log(n)))
    centres = {"lower": np.maximum(mean, 0), "consistent": np.where(far, 0, mean), "upper": mean}
    return {"statistic": t} | {k: float((np.maximum(0, ((star - c) / se).max(1)) > t).mean()) for k, c in centres.items()}


def row_errors(d, index, block):
    """Standard errors of every row's own, all rows of a column at once."""
    n, p = len(d), 1 / block
    errors = []
    for column in d.T:
        e = column[index]
        e = e - e.mean(1, keepdims=True)
        v = (e**2).sum(1) / n
        for k in range(1, n):
            v += 2 * ((1 - k / n) * (1 - p) ** k + k / n * (1 - p) ** (n - k)) * (e[:, : n - k] * e[:, k:]).sum(1) / n
        errors.append(np.sqrt(v / n))
    return np.array(errors).T


def step_m(d, se, star, star_se, level):
    mean, z = d.mean(0), abs(star - d.mean(0)) / star_se
    undecided, critical = np.ones(len(se), bool), []
    decided, half = np.zeros(len(se), int), np.zeros(len(se))
    while undecided.any():
        critical.append(np.percentile(z[:, undecided].max(1), 100 * (1 - level)))
        half[undecided] = critical[-1] * se[undecided]
        new = undecided & (abs(mean) > half)
        if not new.any():
            break
        decided[new] = len(critical)
        undecided &= ~new
    return {"critical": critical, "decided_in": decided.tolist(), "lower": (mean - half).tolist(), "upper": (mean + half).tolist()}


read = lambda name: np.loadtxt(gzip.open(FOLDER / f"{name}.csv.gz", "rt"), delimiter=",", skiprows=int(name.startswith("losses")))
out = {}
for case, given in json.loads((FOLDER / "golden.json").read_text())["cases"].items():
    losses, index = read(f"losses-{case}"), read(f"indices-{case}").astype(int)
    d = losses[:, :1] - losses[:, 1:]
    se = np.array([np.sqrt(stationary_variance(c, given["block"]) / len(c)) for c in d.T])
    star = np.array([d[i].mean(0) for i in index])
    star_se = row_errors(d, index, given["block"])
    steps = {f"step_m_{level}": step_m(d, se, star, star_se, level) for level in (0.05, 0.5)}
    out[case] = {"standard_errors": se.tolist(), "spa": spa(d, se, star)} | steps
(FOLDER / "studentised.json").write_text(json.dumps({"made_with": "numpy " + np.__version__, "cases": out}, indent=1) + "\n")
