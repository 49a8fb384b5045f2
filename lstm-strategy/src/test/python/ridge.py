"""Golden numbers of a ridge regression, from the normal equations in numpy: python3 ridge.py > ../resources/golden/ridge.json"""

import json

import numpy as np

ROWS, TRAIN, VALIDATION_FROM, VALIDATION_TO, HORIZON = 90, 60, 63, 85, 3
GRID = [1e3, 1e2, 1e1, 1, 1e-1, 1e-2, 1e-3, 1e-4]

random = np.random.default_rng(7)
features = random.normal(size=(ROWS, 3)) * [1.0, 20.0, 0.01] + [0.0, 50.0, 1.0]
features[:, 2] += 0.004 * features[:, 0]  # two columns that know much of each other
noise = random.normal(size=ROWS) * 0.01
returns = np.concatenate([[0.0], 0.003 * features[:-1, 0] - 0.0002 * (features[:-1, 1] - 50) + noise[1:]])
close = 100 * np.exp(np.cumsum(returns))


def fit(label):
    x, y = features[:TRAIN], label[:TRAIN]
    mean, deviation = x.mean(axis=0), x.std(axis=0)
    z = (features - mean) / deviation
    scaled = (label - y.mean()) / y.std()
    tried = []
    for penalty in GRID:
        a = z[:TRAIN].T @ z[:TRAIN] / TRAIN + penalty * np.eye(3)
        weights = np.linalg.solve(a, z[:TRAIN].T @ scaled[:TRAIN] / TRAIN)
        error = z[VALIDATION_FROM:VALIDATION_TO] @ weights - scaled[VALIDATION_FROM:VALIDATION_TO]
        tried.append({"penalty": penalty, "weights": weights.tolist(), "loss": float((error ** 2).mean())})
    best = min(tried, key=lambda each: each["loss"])
    value = y.mean() + y.std() * (z @ best["weights"])
    return {"tried": tried, "penalty": best["penalty"], "values": value.tolist(), "mean": float(y.mean())}


log_return = np.full(ROWS, np.nan)
log_return[:-HORIZON] = np.log(close[HORIZON:] / close[:-HORIZON])
later = np.full(ROWS, np.nan)
later[:-HORIZON] = close[HORIZON:]
print(json.dumps({
    "features": features.tolist(),
    "close": close.tolist(),
    "train": TRAIN,
    "validation_from": VALIDATION_FROM,
    "validation_to": VALIDATION_TO,
    "horizon": HORIZON,
    "log-return": fit(log_return),
    "close_target": fit(later),
}, indent=1))
