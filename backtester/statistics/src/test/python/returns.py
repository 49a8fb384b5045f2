"""Writes returns.json: figures of the returns in series.json, for ReturnsGoldenTest. Probabilistic and deflated Sharpe ratio and the
minimum track record by scipy's moments and distributions; Ledoit and Wolf's difference of Sharpe ratios with the long-run covariance
matrix of the four moments, as in the paper, on rows of circular blocks that place() gives. Run: /usr/bin/python3 returns.py"""
import json
import pathlib

import numpy as np
import scipy
import scipy.stats as st

FOLDER = pathlib.Path(__file__).parent / "../resources/io/hindcast/statistics"
ROWS, BLOCK, LAGS = 199, 10, 4


def moments(r):
    return r.mean() / r.std(ddof=1), st.skew(r), st.kurtosis(r, fisher=False)


def psr(r, benchmark):
    s, skew, kurt = moments(r)
    return st.norm.cdf((s - benchmark) * np.sqrt(len(r) - 1) / np.sqrt(1 - skew * s + (kurt - 1) / 4 * s**2))


def threshold(variance, trials):
    g = np.euler_gamma
    return np.sqrt(variance) * ((1 - g) * st.norm.ppf(1 - 1 / trials) + g * st.norm.ppf(1 - 1 / (trials * np.e)))


def track_record(r, benchmark, confidence):
    s, skew, kurt = moments(r)
    return 1 + (1 - skew * s + (kurt - 1) / 4 * s**2) * (st.norm.ppf(confidence) / (s - benchmark)) ** 2


def difference(a, b):
    """Difference of the Sharpe ratios and its standard error, Ledoit and Wolf (2008): delta method on four moments."""
    n = len(a)
    y = np.column_stack([a, b, a**2, b**2])
    m1, m2, g1, g2 = y.mean(0)
    delta = m1 / np.sqrt(g1 - m1**2) - m2 / np.sqrt(g2 - m2**2)
    gradient = np.array([g1 / (g1 - m1**2) ** 1.5, -g2 / (g2 - m2**2) ** 1.5,
                         -0.5 * m1 / (g1 - m1**2) ** 1.5, 0.5 * m2 / (g2 - m2**2) ** 1.5])
    e = y - y.mean(0)
    psi = e.T @ e / n
    for k in range(1, LAGS + 1):
        gamma = e[k:].T @ e[:-k] / n
        psi += (1 - k / (LAGS + 1)) * (gamma + gamma.T)
    return delta, np.sqrt(gradient @ psi @ gradient / n)


def place(row, t, n):
    return (row * 7919 + t // BLOCK * 104729 + t % BLOCK) % n


cases = []
for case in json.loads((FOLDER / "series.json").read_text())["cases"]:
    a, b = np.array(case["strategy"]), np.array(case["other"])
    n = len(a)
    delta, se = difference(a, b)
    rows = [np.array([place(r, t, n) for t in range(n)]) for r in range(ROWS)]
    stars = [(d - delta) / s for d, s in (difference(a[i], b[i]) for i in rows)]
    p = (1 + sum(abs(z) >= abs(delta / se) for z in stars)) / (1 + ROWS)
    half = np.percentile(np.abs(stars), 95) * se
    means = [a[i].mean() for i in rows]
    cases.append({
        "name": case["name"], "psr": [psr(a, 0), psr(a, 0.05)],
        "deflated": [{"variance": v, "trials": k, "threshold": threshold(v, k), "probability": psr(a, threshold(v, k))}
                     for v, k in ((0.004, 5), (0.01, 37.5), (0.002, 1000))],
        "track_record": track_record(a, -0.02, 0.95),
        "sharpe_difference": {"difference": delta, "standard_error": se, "p": p, "lower": delta - half, "upper": delta + half},
        "percentile": [np.percentile(means, 2.5), np.percentile(means, 97.5)]})
(FOLDER / "returns.json").write_text(json.dumps({"made_with": "scipy " + scipy.__version__, "cases": cases}, indent=1) + "\n")
