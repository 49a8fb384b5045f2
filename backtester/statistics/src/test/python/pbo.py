"""Writes pbo.json: five tables of returns and their probability of backtest overfitting by CSCV, from the very rows of every
combination, for OverfittingTest. Run: /usr/bin/python3 pbo.py   (a minute)"""
import itertools
import json
import pathlib

import numpy as np
import scipy.stats as st

FOLDER = pathlib.Path(__file__).parent / "../resources/io/hindcast/statistics"
BLOCKS = 16


def sharpe(r):
    return r.mean(0) / r.std(0, ddof=1)


def cscv(r):
    n, columns = r.shape
    blocks = [np.arange(i * n // BLOCKS, (i + 1) * n // BLOCKS) for i in range(BLOCKS)]
    logits, losses = [], 0
    for chosen in itertools.combinations(range(BLOCKS), BLOCKS // 2):
        inside = sharpe(r[np.concatenate([blocks[i] for i in chosen])])
        outside = sharpe(r[np.concatenate([blocks[i] for i in range(BLOCKS) if i not in chosen])])
        best = inside.argmax()
        w = st.rankdata(outside)[best] / (columns + 1)
        logits.append(np.log(w / (1 - w)))
        losses += outside[best] < 0
    logits = np.array(logits)
    return {"probability": (logits <= 1e-12).mean(), "loss": losses / len(logits), "mean_logit": logits.mean(),
            "logit_deviation": logits.std()}


cases = []
for seed, (n, columns, edge) in enumerate([(163, 12, 0), (160, 10, 0), (200, 11, 0.004), (97, 14, 0.002), (128, 10, -0.002)]):
    random = np.random.default_rng(seed)
    r = 0.01 * (0.5 * random.standard_normal((n, 1)) + random.standard_normal((n, columns)))
    r[:, 3] += edge
    r = np.vectorize(lambda v: float(f"{v:.8g}"))(r)
    cases.append({"returns": r.T.tolist()} | {k: float(v) for k, v in cscv(r).items()})
(FOLDER / "pbo.json").write_text(json.dumps({"made_with": "numpy " + np.__version__, "cases": cases}) + "\n")
