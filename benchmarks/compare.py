#!/usr/bin/python3
"""Sets our times beside PyTorch's.

compare.py OURS.json THEIRS.json

OURS are JMH's results as LstmSpeed writes them, THEIRS what pytorch.py writes. Both count with the median of their calls,
PyTorch with its best setting of threads for every net and kind.
"""

import json
import sys

# How each kind is done in Hindcast: the benchmark's class and method.
OURS = {
    "one window": ("SingleWindow", "compiled"),
    "256 windows": ("WindowBatch", "compiled"),
    "training step of 32": ("TrainingStep", "fused"),
}


def read(file):
    with open(file, encoding="utf-8") as text:
        return json.load(text)


def main():
    ours = {}
    for result in read(sys.argv[1]):
        if result["mode"] == "sample":
            benchmark, method = result["benchmark"].split(".")[-2:]
            median = result["primaryMetric"]["scorePercentiles"]["50.0"]
            ours[result["params"]["net"], benchmark, method] = median
    document = read(sys.argv[2])
    theirs = {}
    for result in document["results"]:
        theirs.setdefault((result["net"], result["kind"]), []).append(
            (result["ms"], f"{result['threads']}, BLAS {result['blas_threads']}")
        )
    print(f"PyTorch {document['torch']} with {', '.join(document['blas']) or 'an unknown BLAS'}\n")
    print(f"{'net':8}{'kind':22}{'ours ms':>10}{'PyTorch ms':>12}  {'its threads':14}{'PyTorch/ours':>12}")
    for (net, kind), times in theirs.items():
        best, threads = min(times)
        mine = ours[(net, *OURS[kind])]
        print(f"{net:8}{kind:22}{mine:10.3f}{best:12.3f}  {threads:14}{best / mine:12.2f}")
    print("\nMedians. Ours: the compiled network for forecasts, the fused layers for training.")


if __name__ == "__main__":
    main()
