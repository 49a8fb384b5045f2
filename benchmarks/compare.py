#!/usr/bin/python3
"""Sets our times beside PyTorch's.

compare.py OURS.json THEIRS.json [OURS.json THEIRS.json ...]

Rounds of OURS, JMH's results as LstmSpeed writes them, and THEIRS, what pytorch.py writes, measured one right after the
other. A time is the median of the calls of a round; of the rounds both count with the median, PyTorch with the setting of
threads that is best by it for every net and kind.
"""

import json
import statistics
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


def our_times(document):
    """Milliseconds by net, benchmark and method."""
    times = {}
    for result in document:
        if result["mode"] == "sample":
            benchmark, method = result["benchmark"].split(".")[-2:]
            median = result["primaryMetric"]["scorePercentiles"]["50.0"]
            times[result["params"]["net"], benchmark, method] = median
    return times


def their_times(document):
    """Milliseconds by net and kind, and by setting of threads."""
    times = {}
    for result in document["results"]:
        setting = f"{result['threads']}, BLAS {result['blas_threads']}"
        times.setdefault((result["net"], result["kind"]), {})[setting] = result["ms"]
    return times


def main():
    ours = [our_times(read(file)) for file in sys.argv[1::2]]
    documents = [read(file) for file in sys.argv[2::2]]
    theirs = [their_times(document) for document in documents]
    if not theirs or len(ours) != len(theirs):
        sys.exit(__doc__)
    print(f"PyTorch {documents[0]['torch']} with {', '.join(documents[0]['blas']) or 'an unknown BLAS'}\n")
    print(f"{'net':8}{'kind':22}{'ours ms':>10}{'PyTorch ms':>12}  {'its threads':14}{'PyTorch/ours':>12}  by round")
    for net, kind in theirs[0]:
        settings = {
            setting: statistics.median(times[net, kind][setting] for times in theirs) for setting in theirs[0][net, kind]
        }
        best = min(settings, key=settings.get)
        mine = [times[(net, *OURS[kind])] for times in ours]
        rounds = [times[net, kind][best] / own for times, own in zip(theirs, mine)]
        print(
            f"{net:8}{kind:22}{statistics.median(mine):10.3f}{settings[best]:12.3f}  {best:14}"
            f"{settings[best] / statistics.median(mine):12.2f}  {' '.join(f'{ratio:.2f}' for ratio in rounds)}"
        )
    print(f"\nMedians of {len(ours)} rounds. Ours: the compiled network for forecasts, the fused layers for training.")


if __name__ == "__main__":
    main()
