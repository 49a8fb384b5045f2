"""Writes what PyTorch says about small nets of each architecture, for the Java tests to match.

    OMP_NUM_THREADS=1 /usr/bin/python3 lstm-strategy/src/test/python/make_golden.py

Needs Debian's python3-torch (1.13). Writes lstm-strategy/src/test/resources/golden/*.json:
  networks.json  weights, windows, outputs, and the gradients of one mean squared error
  training.json  the losses of 20 steps (Adam, weight decay, clipping) on given minibatches
  adam.json      parameters after 10 steps of Adam on given gradients
  schedules.json learning rate by epoch and the epoch of early stopping for given losses

Dropout is off everywhere. Names of parameters are those of the Java graph's vertices with PyTorch's own suffixes.
"""
import json
import pathlib
import struct

import torch
from torch import nn

FEATURES = 3
STEPS = 6
GOLDEN = pathlib.Path(__file__).resolve().parent.parent / "resources" / "golden"


class Net(nn.Module):
    """Named modules in the order of the Java graph; forward is told by the subclasses."""

    def __init__(self):
        super().__init__()
        self.parts = {}

    def part(self, name, module):
        self.parts[name] = module
        self.add_module(name.replace("-", "_"), module)
        return module

    def tensors(self):
        for name, module in self.parts.items():
            for key, tensor in module.named_parameters():
                yield f"{name}.{key}", tensor


def lstm(inputs, units, both=False):
    return nn.LSTM(inputs, units, batch_first=True, bidirectional=both)


class Chain(Net):
    """LSTM layers one above the other, the last step, one linear unit."""

    def __init__(self, sizes, both=False):
        super().__init__()
        kind = "bidirectional" if both else "lstm"
        width = FEATURES
        self.layers = []
        for i, units in enumerate(sizes):
            self.layers.append(self.part(f"{kind}-{i + 1}", lstm(width, units, both)))
            width = units * (2 if both else 1)
        self.head = self.part("output-1", nn.Linear(width, 1))

    def forward(self, x):
        for layer in self.layers:
            x, _ = layer(x)
        return self.head(x[:, -1, :])


class DeepNet(Net):
    """First layer, projection with ReLU, more LSTM layers, the last step or attention, h/2 with ReLU, one linear unit."""

    def __init__(self, hidden, layers, both=False, skip=False, attention=False):
        super().__init__()
        self.skip = skip
        self.first = self.part("bidirectional-1" if both else "lstm-1", lstm(FEATURES, hidden, both))
        self.projection = self.part("projection-1", nn.Linear(hidden * (2 if both else 1), hidden))
        offset = 0 if both else 1
        self.stacked = [self.part(f"lstm-{i + 1 + offset}", lstm(hidden, hidden)) for i in range(layers - 1)]
        self.score = None
        if attention:
            self.hidden = self.part("attention-hidden-1", nn.Linear(hidden, hidden))
            self.score = self.part("attention-score-1", nn.Linear(hidden, 1, bias=False))
        self.dense = self.part("dense-1", nn.Linear(hidden, hidden // 2))
        self.head = self.part("output-1", nn.Linear(hidden // 2, 1))

    def forward(self, x):
        x, _ = self.first(x)
        x = torch.relu(self.projection(x))
        for layer in self.stacked:
            y, _ = layer(x)
            x = x + y if self.skip else y
        if self.score is None:
            x = x[:, -1, :]
        else:
            weights = torch.softmax(self.score(torch.tanh(self.hidden(x))), dim=1)
            x = (weights * x).sum(dim=1)
        return self.head(torch.relu(self.dense(x)))


def nets():
    yield {"architecture": "stacked", "layers": 2, "hidden": 4}, lambda: Chain([4, 4])
    yield {"architecture": "pyramid", "units": [5, 4, 3]}, lambda: Chain([5, 4, 3])
    yield {"architecture": "bidirectional", "layers": 1, "hidden": 4}, lambda: Chain([4], both=True)
    yield {"architecture": "bidirectional", "layers": 2, "hidden": 3}, lambda: Chain([3, 3], both=True)
    yield {"architecture": "deep-bidirectional", "layers": 3, "hidden": 4}, lambda: DeepNet(4, 3, both=True)
    yield {"architecture": "deep", "layers": 3, "hidden": 4}, lambda: DeepNet(4, 3)
    yield {"architecture": "deep", "layers": 3, "hidden": 4, "skip": True}, lambda: DeepNet(4, 3, skip=True)
    yield (
        {"architecture": "deep", "layers": 3, "hidden": 4, "attention": True},
        lambda: DeepNet(4, 3, attention=True),
    )
    yield (
        {"architecture": "deep", "layers": 2, "hidden": 4, "skip": True, "attention": True},
        lambda: DeepNet(4, 2, skip=True, attention=True),
    )


def rounded(tensor):
    """The shortest decimals that give the same floats back."""
    if tensor.dim() > 0:
        return [rounded(part) for part in tensor]
    value = tensor.item()
    for digits in range(1, 10):
        short = float(f"{value:.{digits}g}")
        if struct.pack("f", short) == struct.pack("f", value):
            break
    return short


def tensors(net, gradients=False):
    return {name: rounded(t.grad if gradients else t.detach()) for name, t in net.tensors()}


def data(count):
    """Two decimals keep the files small and are the same float in Java."""
    return torch.round(torch.randn(count, STEPS, FEATURES), decimals=2), torch.round(torch.randn(count, 1), decimals=2)


def settings(config):
    return {**config, "features": FEATURES, "window": STEPS}


def network(config, make, seed):
    torch.manual_seed(seed)
    net = make()
    windows, targets = data(5)
    outputs = net(windows)
    nn.functional.mse_loss(outputs, targets).backward()
    return {
        **settings(config),
        "parameters_in_pytorch": sum(t.numel() for t in net.parameters()),
        "weights": tensors(net),
        "windows": rounded(windows),
        "targets": rounded(targets[:, 0]),
        "outputs": rounded(outputs[:, 0]),
        "gradients": tensors(net, gradients=True),
    }


def training(config, make, seed, rate, decay, offset=6):
    """Targets lie so far off that the norm is above 1 at every step.

    Both biases of a gate begin at half their sum: Java has the sum alone, and with a decay as strong as that of the second
    case the difference between the two would matter.
    """
    torch.manual_seed(seed)
    net = make()
    with torch.no_grad():
        tensors_by_name = dict(net.tensors())
        for name, tensor in tensors_by_name.items():
            if ".bias_ih" in name and decay > 1e-3:
                other = tensors_by_name[name.replace(".bias_ih", ".bias_hh")]
                other.copy_((tensor + other) / 2)
                tensor.copy_(other)
    start = tensors(net)
    optimizer = torch.optim.Adam(net.parameters(), lr=rate, weight_decay=decay)
    batches, losses, norms = [], [], []
    for _ in range(20):
        windows, targets = data(4)
        targets = targets + offset
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(net(windows), targets)
        loss.backward()
        norms.append(float(nn.utils.clip_grad_norm_(net.parameters(), 1.0)))
        optimizer.step()
        losses.append(loss.item())
        batches.append({"windows": rounded(windows), "targets": rounded(targets[:, 0])})
    assert min(norms) > 1, norms
    return {
        **settings(config),
        "learning_rate": rate,
        "weight_decay": decay,
        "gradient_clip": 1.0,
        "weights": start,
        "batches": batches,
        "losses": losses,
        "norms": norms,
    }


def schedule(losses):
    """Rates in force during each epoch, and the last epoch when training stops after 10 without a lower loss."""
    optimizer = torch.optim.Adam([nn.Parameter(torch.zeros(1))], lr=1e-3)
    plateau = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, mode="min", factor=0.5, patience=5)
    rates = []
    for loss in losses:
        rates.append(optimizer.param_groups[0]["lr"])
        plateau.step(loss)
    best, since, last = float("inf"), 0, len(losses)
    for epoch, loss in enumerate(losses, start=1):
        since = 0 if loss < best else since + 1
        best = min(best, loss)
        if since >= 10:
            last = epoch
            break
    return {"losses": losses, "learning_rates": rates, "last_epoch": last}


def schedules():
    torch.manual_seed(1)
    noise = torch.rand(400, dtype=torch.float64).tolist()
    yield [1.0] * 40
    # Falls by less than the threshold each epoch: better for early stopping, not for the schedule.
    yield [1.0 - 0.00005 * i for i in range(40)]
    # Exactly at the threshold of the first loss.
    yield [1.0] + [0.9999] * 8 + [0.99989] * 20
    yield [2.0 / (1 + i) + 0.3 * noise[i] for i in range(100)]
    yield [0.5 + 0.1 * noise[100 + i] for i in range(200)]
    # Long enough for the rate to reach the least change that is made.
    yield [1.0] * 130
    yield [1e-12 * noise[300 + i] for i in range(60)]


def adam():
    """Parameters after each of 10 steps on gradients from usual to tiny, where the place of epsilon shows."""
    torch.manual_seed(3)
    parameters = nn.Parameter(torch.round(torch.randn(8), decimals=2))
    scale = torch.tensor([1, 0.1, 1e-3, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9])
    start, gradients, steps = rounded(parameters.detach()), [], []
    optimizer = torch.optim.Adam([parameters], lr=1e-3, weight_decay=1e-7)
    for _ in range(10):
        parameters.grad = torch.randn(8) * scale
        gradients.append(rounded(parameters.grad))
        optimizer.step()
        steps.append(rounded(parameters.detach()))
    return {"weight_decay": 1e-7, "learning_rate": 1e-3, "start": start, "gradients": gradients, "steps": steps}


def write(name, content):
    text = json.dumps(content, separators=(",", ":"))
    (GOLDEN / name).write_text(text + "\n")
    print(name, len(text), "bytes")


def main():
    torch.set_num_threads(1)
    GOLDEN.mkdir(parents=True, exist_ok=True)
    write("networks.json", [network(config, make, 7 + i) for i, (config, make) in enumerate(nets())])
    makers = list(nets())
    write(
        "training.json",
        [
            training(*makers[0], seed=21, rate=1e-3, decay=1e-5),
            training(*makers[0], seed=22, rate=0.02, decay=0.05),
            training(*makers[2], seed=23, rate=0.01, decay=1e-5),
            training(*makers[4], seed=24, rate=1e-3, decay=1e-5),
            training(*makers[8], seed=25, rate=0.01, decay=1e-5),
        ],
    )
    write("adam.json", adam())
    write("schedules.json", [schedule(losses) for losses in schedules()])


if __name__ == "__main__":
    main()
