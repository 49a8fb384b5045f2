#!/usr/bin/env python3
"""Writes folds.csv.gz, the golden file of FoldsGoldenTest: 1,000 random settings and the bars of their folds.

Each bar is put into train, validation or test by looking at it alone, in sets, not by the arithmetic of the program. A line
a setting: kind, the section's keys and values, other numbers that it depends on, folds. A fold is number:train:validation:
test, each a list of ranges from-to (the second behind the last bar); behind a second | those of the holdout. Combinatorial
folds are followed by the paths instead: the numbers of the folds that forecast each group. "refused" where a set is empty.
With calendar lengths a bar closes at 16:00 UTC on each working day from a date on.
Run: python3 folds.py ../resources/io/hindcast/engine/split/folds.csv.gz
"""
import datetime
import gzip
import itertools
import math
import random
import sys

draw = random.Random(17)


def text(bars):
    ordered = sorted(bars)
    runs = []
    for bar in ordered:
        if runs and runs[-1][1] == bar:
            runs[-1][1] = bar + 1
        else:
            runs.append([bar, bar + 1])
    return "+".join(f"{a}-{b}" for a, b in runs)


def line(number, fold):
    return f"{number}:" + ":".join(text(part) for part in fold)


def learn(bars, validation, purge, before):
    """Training and validation bars out of those in order; before is the first bar that no label may reach."""
    bars = sorted(bars)
    cut = math.floor(len(bars) * (1 - validation) + 1e-6)
    if cut >= len(bars):
        return set(), set()
    valid = {bar for bar in bars[cut:] if all(bar + ahead < before for ahead in range(purge + 1))}
    train = {bar for bar in bars[:cut] if all(bar + ahead < bars[cut] for ahead in range(purge + 1))}
    return train, valid


# Calendar lengths.


def working_days(first, count):
    days = []
    day = first
    while len(days) < count:
        if day.weekday() < 5:
            days.append(day)
        day += datetime.timedelta(days=1)
    return days


def later(day, length, times=1):
    count = int(length.rstrip("dwmoy")) * times
    unit = length.lstrip("0123456789")
    if unit in ("d", "w"):
        return day + datetime.timedelta(days=count * (7 if unit == "w" else 1))
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "y" else 1)
    for last in (day.day, 30, 29, 28):
        try:
            return datetime.date(months // 12, months % 12 + 1, min(day.day, last))
        except ValueError:
            continue


def first_on(days, moment):
    return next((bar for bar, day in enumerate(days) if day >= moment), len(days))


# Walk-forward: which model trades a bar, by asking for each bar which is the newest that was fitted before it.


def walk_forward(s, rows, end, starts, last):
    """Starts: bar of each refit -> first bar that it learns from, in order. Trades bars from end on if last, else up to it."""
    refits = sorted(starts)
    folds = {}
    for bar in range(end, rows) if last else range(min(refits), end):
        number = max(i for i, refit in enumerate(refits) if refit <= bar)
        folds.setdefault(number, set()).add(bar)
    lines = []
    for number, test in sorted(folds.items()):
        refit = refits[number]
        train, valid = learn(range(starts[refit], refit), s["validation"], s["purge-bars"], refit)
        if not train or not valid:
            return None
        lines.append(line(number + 1, (train, valid, test)))
    return " ".join(lines)


def refits_in_bars(s, rows, end):
    first = s["min-train-bars"]
    refits = set()
    if "folds" in s:
        length = (end - first) // s["folds"]
        refits |= {first + i * length for i in range(s["folds"])}
        refits |= {bar for bar in range(end, rows) if (bar - end) % length == 0}
    else:
        step = s.get("step-bars", s.get("test-bars"))
        refits |= {bar for bar in range(first, rows) if (bar - first) % step == 0}
    return {bar: bar - first if s["window"] == "rolling" else 0 for bar in sorted(refits)}


def refits_on_days(s, days):
    least, step = s["min-train-bars"], s.get("step-bars", s["test-bars"])
    on_calendar = not isinstance(least, int)
    origin = later(days[0], least) if on_calendar else days[least]
    starts = {}
    for k in itertools.count():
        day = later(origin, step, k)
        if day > days[-1]:
            return starts
        bar = first_on(days, day)
        if s["window"] == "anchored":
            starts[bar] = 0
        else:
            starts[bar] = first_on(days, later(days[0], step, k)) if on_calendar else bar - least


def refits_back(s, days):
    """A calendar length to learn from, and a step in bars."""
    least, step = s["min-train-bars"], s.get("step-bars", s["test-bars"])
    first = first_on(days, later(days[0], least))
    starts = {}
    for bar in range(first, len(days), step):
        day = later(days[bar], least, -1)
        starts[bar] = first_on(days, day) if s["window"] == "rolling" and bar != first else 0
    return starts


def a_walk_forward(window):
    rows = draw.randint(60, 400)
    horizon = draw.randint(0, 6)
    s = {"window": window, "validation": draw.choice([0.15, 0.2, 0.1, 0.3, 0.17647058823529413, 0.5, 0.01])}
    s["purge-bars"] = draw.choice([horizon, horizon, horizon + draw.randint(0, 8)])
    calendar = draw.random() < 0.35
    days = None
    if calendar:
        first = datetime.date(2019, 1, 1) + datetime.timedelta(days=draw.randint(0, 800))
        days = working_days(first, rows)
        s["min-train-bars"] = draw.choice(["5w", "2mo", "3mo", "60d", "101d", 40, 55])
        s["test-bars"] = draw.choice(["1mo", "3mo", "3w", "30d", "9d", "1y"])
        if isinstance(s["min-train-bars"], str) and draw.random() < 0.3:
            s["test-bars"] = draw.randint(10, 60)
        if draw.random() < 0.3:
            s["step-bars"] = draw.randint(8, 10) if isinstance(s["test-bars"], int) else draw.choice(["8d", "1w", "6d"])
        s["holdout-bars"] = draw.choice([0, 12, "1mo", "2w", "40d", "3d"])
        kept = s["holdout-bars"]
        after = days[-1] + datetime.timedelta(days=1)
        end = rows - kept if isinstance(kept, int) else first_on(days, later(after, kept, -1))
        starts = refits_back(s, days) if isinstance(s["test-bars"], int) else refits_on_days(s, days)
    else:
        s["min-train-bars"] = draw.randint(10, rows // 2)
        s["holdout-bars"] = draw.choice([0, 0, 1, draw.randint(1, rows // 4)])
        end = rows - s["holdout-bars"]
        if draw.random() < 0.3:
            s["folds"] = draw.randint(1, 9)
        else:
            s["test-bars"] = draw.randint(rows // 20, rows // 2)
            if draw.random() < 0.4:
                s["step-bars"] = draw.randint(max(3, s["test-bars"] // 2), s["test-bars"])
        starts = refits_in_bars(s, rows, end)
    folds = None
    if starts and min(starts) < end:
        folds = walk_forward(s, rows, end, {bar: at for bar, at in starts.items() if bar < end}, False)
    result = folds or "refused"
    if folds and end < rows:
        result += " | " + (walk_forward(s, rows, end, starts, True) or "refused")
    return f"walk-forward,{keys(s)},{rows} {horizon} {days[0] if calendar else '-'},{result}"


def a_combinatorial():
    rows = draw.randint(60, 400)
    horizon = draw.randint(0, 5)
    reach = draw.randint(1, 12)
    s = {"validation": draw.choice([0.15, 0.2, 0.1, 0.3, 0.5]), "groups": draw.randint(2, 6)}
    s["test-groups"] = draw.randint(1, s["groups"] - 1)
    s["purge-bars"] = horizon + draw.choice([0, 0, 1, 4])
    s["embargo-bars"] = reach + draw.choice([0, 0, 3])
    kept = draw.choice([0, draw.randint(1, rows // 4)])
    end = rows - kept
    # Bars are dealt out until all groups are as long as they should be, the first ones first.
    lengths = [0] * s["groups"]
    for bar in range(end):
        lengths[bar % s["groups"]] += 1
    bars = iter(range(end))
    groups = [{next(bars) for _ in range(length)} for length in lengths]
    lines = []
    chosen = list(itertools.combinations(range(s["groups"]), s["test-groups"]))
    for number, choice in enumerate(chosen, 1):
        test = set().union(*(groups[g] for g in choice))
        left = set()
        for bar in set(range(end)) - test:
            label = range(bar, bar + s["purge-bars"] + 1)
            near = range(bar - s["purge-bars"] - s["embargo-bars"], bar)
            if all(ahead < end and ahead not in test for ahead in label) and not any(behind in test for behind in near):
                left.add(bar)
        train, valid = learn(left, s["validation"], s["purge-bars"], end)
        if not train or not valid:
            return f"combinatorial,{keys(s)},{rows} {horizon} {reach} {kept},refused"
        lines.append(line(number, (train, valid, test)))
    testing = [[number for number, choice in enumerate(chosen, 1) if g in choice] for g in range(s["groups"])]
    paths = [".".join(str(numbers[path]) for numbers in testing) for path in range(len(testing[0]))]
    return f"combinatorial,{keys(s)},{rows} {horizon} {reach} {kept},{' '.join(lines)} | {' '.join(paths)}"


def keys(s):
    return " ".join(f"{key}={value}" for key, value in s.items())


def kept(case, *arguments):
    """Refused settings are worth a line now and then."""
    while True:
        made = case(*arguments)
        if not made.endswith(",refused") or draw.random() < 0.1:
            return made


lines = [kept(a_walk_forward, window) for window in ["anchored", "rolling"] for _ in range(350)]
lines += [kept(a_combinatorial) for _ in range(300)]
with open(sys.argv[1], "wb") as file, gzip.GzipFile(fileobj=file, mode="wb", filename="", mtime=0) as packed:
    packed.write(("kind,keys,numbers,folds\n" + "\n".join(lines) + "\n").encode())
