"""Writes forecast.json: tests of the series in series.json, for ForecastGoldenTest. Clark and West (2007) as statsmodels' regression
of f on a constant (uniform kernel with h - 1 lags, small-sample factor); Pesaran and Timmermann (1992) from shares, (2009) from the
residuals of least squares and the trace of their moments. Run: /usr/bin/python3 forecast_tests.py"""
import json
import pathlib

import numpy as np
import scipy.stats as st
import statsmodels
import statsmodels.api as sm

FOLDER = pathlib.Path(__file__).parent / "../resources/io/hindcast/statistics"


def clark_west(y, f1, f2, h):
    f = (y - f1) ** 2 - ((y - f2) ** 2 - (f1 - f2) ** 2)
    kind = {"maxlags": h - 1, "kernel": "uniform", "use_correction": True}
    fit = sm.OLS(f, np.ones(len(f))).fit(cov_type="HAC", cov_kwds=kind)
    return {"mean": fit.params[0], "statistic": fit.tvalues[0], "p": st.norm.sf(fit.tvalues[0])}


def pesaran_timmermann_1992(forecast, outcome):
    n, x, y = len(outcome), (forecast > 0).mean(), (outcome > 0).mean()
    hits = ((forecast > 0) == (outcome > 0)).mean()
    star = y * x + (1 - y) * (1 - x)
    v_hits = star * (1 - star) / n
    v_star = ((2 * y - 1) ** 2 * x * (1 - x) + (2 * x - 1) ** 2 * y * (1 - y) + 4 / n * y * x * (1 - y) * (1 - x)) / n
    s = (hits - star) / np.sqrt(v_hits - v_star)
    return {"statistic": s, "p": st.norm.sf(s), "hits": hits}


def pesaran_timmermann_2009(forecast, outcome, h):
    p = h - 1
    x, y = (forecast > 0).astype(float), (outcome > 0).astype(float)
    n = len(x) - p
    w = np.column_stack([np.ones(n)] + [s[p - k:len(s) - k] for k in range(1, p + 1) for s in (x, y)])
    residual = lambda v: v - w @ np.linalg.lstsq(w, v, rcond=None)[0]
    xs, ys = residual(x[p:])[:, None], residual(y[p:])[:, None]
    sxx, syy, sxy = xs.T @ xs / n, ys.T @ ys / n, xs.T @ ys / n
    trace = n * np.trace(np.linalg.inv(syy) @ sxy.T @ np.linalg.inv(sxx) @ sxy)
    return {"trace": trace, "sign": float(np.sign(sxy[0, 0])), "p_two_sided": st.chi2.sf(trace, 1), "count": n}


cases = []
for case in json.loads((FOLDER / "series.json").read_text())["cases"]:
    y, f1, f2 = (np.array(case[key]) for key in ("outcome", "benchmark", "model"))
    cases.append({"name": case["name"], "clark_west_1": clark_west(y, f1, f2, 1), "clark_west_5": clark_west(y, f1, f2, 5),
                  "pt_1992": pesaran_timmermann_1992(f2, y), "pt_2009": [pesaran_timmermann_2009(f2, y, h) for h in (2, 5)]})
out = {"made_with": f"numpy {np.__version__}, statsmodels {statsmodels.__version__}", "cases": cases}
(FOLDER / "forecast.json").write_text(json.dumps(out, indent=1) + "\n")
