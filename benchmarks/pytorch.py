#!/usr/bin/python3
"""The nets of LstmSpeed in PyTorch: one window, 256 windows and a step of training, with one thread and with more.

pytorch.py RESULT.json [--seconds N]

Each setting of threads is measured in a process of its own, because OpenBLAS reads its number of threads as it is loaded.
The time of a kind is the median of repeated runs after a warm-up.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time

FEATURES = 10
STEPS = 60
MINIBATCH = 32
INPUTS = 16
NETS = {"1x64": (1, 64), "2x64": (2, 64), "3x64": (3, 64), "3x128": (3, 128)}
KINDS = {"one window": 1, "256 windows": 256, "training step of 32": None}
INSTALL = """needs PyTorch on OpenBLAS. On Debian and Ubuntu:
  apt-get install python3-torch libopenblas0-pthread
Another Python that has torch can be named: PYTHON=/path/to/python3"""


def fail(message):
    print(f"pytorch.py: {message}", file=sys.stderr)
    sys.exit(2)


def thread_settings():
    """(threads of PyTorch, threads of its BLAS): one, two, as many as there are processors; and BLAS held to one."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    settings = [(1, 1)]
    for threads in sorted({2, max(2, processors)}):
        settings += [(threads, threads), (threads, 1)]
    return settings


def loaded_blas():
    """The libraries for linear algebra in this process, where the system tells."""
    try:
        with open("/proc/self/maps", encoding="utf-8") as maps:
            files = {line.split()[-1] for line in maps if ".so" in line}
    except OSError:
        return []
    return sorted(file for file in files if "blas" in file)


def median_ms(run, seconds):
    """Median time of a run, in milliseconds."""
    end = time.perf_counter() + seconds
    run()
    while time.perf_counter() < end:
        run()
    times = []
    end = time.perf_counter() + seconds
    while len(times) < 5 or time.perf_counter() < end:
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1e3


def turns(items):
    """The next item at every call, from the first again after the last."""
    state = {"turn": -1}

    def following():
        state["turn"] += 1
        return items[state["turn"] % len(items)]

    return following


def measure(torch, threads, seconds):
    """Times of all nets and kinds in this process."""
    torch.set_num_threads(threads)
    torch.manual_seed(1)

    class Net(torch.nn.Module):
        def __init__(self, layers, hidden):
            super().__init__()
            self.lstm = torch.nn.LSTM(FEATURES, hidden, layers, batch_first=True)
            self.head = torch.nn.Linear(hidden, 1)

        def forward(self, windows):
            return self.head(self.lstm(windows)[0][:, -1])

    def forecast(net, count):
        net.eval()
        windows = turns([torch.randn(count, STEPS, FEATURES) for _ in range(INPUTS)])

        def run():
            with torch.no_grad():
                net(windows())

        return run

    def training(net):
        net.train()
        optimizer = torch.optim.Adam(net.parameters(), lr=0.001)
        loss = torch.nn.MSELoss()
        samples = turns(
            [(torch.randn(MINIBATCH, STEPS, FEATURES), torch.randn(MINIBATCH, 1)) for _ in range(INPUTS)]
        )

        def run():
            windows, labels = samples()
            optimizer.zero_grad()
            loss(net(windows), labels).backward()
            optimizer.step()

        return run

    results = []
    for name, (layers, hidden) in NETS.items():
        for kind, count in KINDS.items():
            net = Net(layers, hidden)
            run = training(net) if count is None else forecast(net, count)
            results.append({"net": name, "kind": kind, "ms": median_ms(run, seconds)})
    return results


def child(threads, seconds):
    """Measures one setting and prints JSON."""
    import torch

    results = measure(torch, threads, seconds)
    json.dump({"torch": torch.__version__, "blas": loaded_blas(), "results": results}, sys.stdout)


def parent(file, seconds):
    """Measures all settings, each in a child."""
    document = {"results": []}
    for threads, blas_threads in thread_settings():
        print(f"measuring PyTorch, {threads} threads, {blas_threads} of BLAS ...", file=sys.stderr)
        environment = dict(os.environ, OMP_NUM_THREADS=str(threads), OPENBLAS_NUM_THREADS=str(blas_threads))
        done = subprocess.run(
            [sys.executable, __file__, "--child", str(threads), "--seconds", str(seconds)],
            env=environment,
            stdout=subprocess.PIPE,
            check=True,
        )
        measured = json.loads(done.stdout)
        document["torch"] = measured["torch"]
        document["blas"] = measured["blas"]
        for result in measured["results"]:
            document["results"].append(dict(result, threads=threads, blas_threads=blas_threads))
    if document["blas"] and not any("openblas" in library for library in document["blas"]):
        fail(f"PyTorch runs on a slow BLAS here: {', '.join(document['blas'])}\n{INSTALL}")
    with open(file, "w", encoding="utf-8") as out:
        json.dump(document, out, indent=1)
    print(f"PyTorch {document['torch']}: {file}", file=sys.stderr)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", nargs="?", help="receives the times, as JSON")
    parser.add_argument("--check", action="store_true", help="say whether PyTorch is there, and do nothing else")
    parser.add_argument("--child", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--seconds", type=float, default=1, help="of warm-up, and of measuring, for each")
    arguments = parser.parse_args()
    try:
        import torch  # noqa: F401
    except ImportError as error:
        fail(f"{sys.executable}: {error}\n{INSTALL}")
    if arguments.check:
        return
    if arguments.child:
        child(arguments.child, arguments.seconds)
    elif arguments.file:
        parent(arguments.file, arguments.seconds)
    else:
        parser.error("a file to write to is needed")


if __name__ == "__main__":
    main()
