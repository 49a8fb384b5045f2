#!/usr/bin/env python3
"""Audits a run on disk: recomputes its figures from its fills, its forecasts and the bars, and compares.

Usage: audit_run.py RUN_DIR BARS_CSV

BARS_CSV holds the bars of the run, first to last: time,open,high,low,close,volume with UTC ISO-8601 close times.

Written from docs/run-folder.md alone, with nothing but the standard library, so that it shares no mistake with the
program that wrote the run. Recomputed: all of equity.csv and trades.csv, the columns of fills.csv, orders.csv and
forecasts.csv that follow from the bars, and every figure under strategy, benchmark, trading, lots, forecast and regimes in
summary.json, and those of its incidents that follow from a file: not halts, margin calls, and targets that were limited or below one unit. Taken as given: what was ordered, what was forecast, the labels of regimes.csv, the costs (summary.json,
costs) and the number of bars a year (summary.json, annualisation).

Two numbers agree when they differ by at most 1e-9 of the larger one. A number that is a difference of larger ones can't
be more exact than these: it may also differ by 1e-12 of them. Exit code 0: all agree; 1: not; 2: wrong usage.
"""

import bisect
import calendar
import csv
import hashlib
import json
import math
import os
import re
import sys

TOLERANCE = 1e-9
FLOOR = 1e-12
NO_DEVIATION = 1e-12
NANOS_PER_YEAR = 365.25 * 86400 * 10**9
SHOWN = 20

HEADERS = {
    "forecasts.csv": "time,instrument,fold,close,forecast,target_time,actual,persistence",
    "orders.csv": "time,order_id,instrument,side,type,quantity,limit_price,stop_price,time_in_force,status,reason",
    "fills.csv": "time,order_id,instrument,side,quantity,price,reference_price,slippage,fee",
    "equity.csv": "time,cash,position_value,equity,benchmark_equity,exposure",
    "trades.csv": "instrument,side,entry_time,entry_price,exit_time,exit_price,quantity,pnl,return,fees,bars_held",
}


class Findings:
    """Collects what disagrees, and how far apart numbers were at most."""

    def __init__(self):
        self.messages = []
        self.compared = 0
        self.largest = 0.0
        self.largest_at = "nothing"

    def wrong(self, where, message):
        self.messages.append(f"{where}: {message}")

    def equal(self, where, found, expected):
        self.compared += 1
        if found != expected:
            self.wrong(where, f"is {found!r}, expected {expected!r}")

    def number(self, where, found, expected, of=1.0):
        """Compares numbers; `of` is the size of what they were computed from, where that is larger than they are."""
        self.compared += 1
        if found is None or expected is None or not math.isfinite(found) or not math.isfinite(expected):
            if found is not expected:
                self.wrong(where, f"is {found}, recomputed {expected}")
            return
        difference = abs(found - expected)
        if difference == 0:
            return
        relative = difference / max(abs(found), abs(expected), of * FLOOR / TOLERANCE)
        if relative > self.largest:
            self.largest, self.largest_at = relative, where
        if relative > TOLERANCE:
            self.wrong(where, f"is {found!r}, recomputed {expected!r} (relative difference {relative:.3g})")

    def figures(self, where, found, expected, scales=None):
        """Compares two mappings of figures, key by key."""
        for key in sorted(set(found) | set(expected)):
            if key not in found:
                self.wrong(f"{where}.{key}", "is missing")
            elif key not in expected:
                self.wrong(f"{where}.{key}", "is not a figure of docs/run-folder.md")
            else:
                self.number(f"{where}.{key}", found[key], expected[key], (scales or {}).get(key, 1.0))


def nanos(text):
    """Nanoseconds since 1970 of a UTC ISO-8601 time."""
    match = re.fullmatch(r"(-?\d{4,})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?Z", text)
    if not match:
        raise ValueError(f"not a UTC ISO-8601 time: {text!r}")
    seconds = calendar.timegm(tuple(int(part) for part in match.groups()[:6]) + (0, 0, 0))
    return seconds * 10**9 + int((match.group(7) or "0").ljust(9, "0"))


def interval_nanos(text):
    return int(text[:-1]) * {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}[text[-1]] * 10**9


def optional(text):
    return None if text == "" else float(text)


def mean(values):
    return math.fsum(values) / len(values) if values else None


def divided(numerator, denominator):
    return numerator / denominator if numerator is not None and denominator else None


class Bars:
    def __init__(self, path):
        self.time, self.open, self.close, self.volume = [], [], [], []
        with open(path, newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                self.time.append(nanos(row["time"]))
                self.open.append(float(row["open"]))
                self.close.append(float(row["close"]))
                self.volume.append(float(row["volume"]))
        self.index = {time: number for number, time in enumerate(self.time)}
        if sorted(self.time) != self.time or len(self.index) != len(self.time):
            raise ValueError(f"{path}: bars are not in the order of time")


class Run:
    def __init__(self, folder, findings):
        self.tables = {}
        for name, header in HEADERS.items():
            path = os.path.join(folder, name)
            if name == "forecasts.csv" and not os.path.exists(path):
                self.tables[name] = []
                continue
            with open(path, newline="", encoding="utf-8") as file:
                rows = csv.reader(file)
                columns = next(rows)
                # Columns are added at the end, and never renamed or dropped.
                known = len(header.split(","))
                findings.equal(f"{name} header", ",".join(columns[:known]), header)
                self.tables[name] = [dict(zip(columns, row, strict=True)) for row in rows]
        with open(os.path.join(folder, "summary.json"), encoding="utf-8") as file:
            self.summary = json.load(file)
        self.regimes = None
        if "regimes" in self.summary:
            with open(os.path.join(folder, "regimes.csv"), "rb") as file:
                content = file.read()
            findings.equal("regimes.csv SHA-256", hashlib.sha256(content).hexdigest(),
                           self.summary["regimes"]["regimes_sha256"])
            rows = list(csv.DictReader(content.decode("utf-8").splitlines()))
            self.regimes = {nanos(row["time"]): row["regime"] for row in rows}
        costs = self.summary["costs"]
        self.cash = costs["initial_cash"]
        self.multiplier = float(self.summary["run"].get("instrument_terms", {}).get("multiplier", "1"))
        self.slippage = costs["slippage_bps"] / 10000
        self.fee = costs["fee_bps"] / 10000
        execution = self.summary.get("execution", {})
        self.latency = round(execution.get("latency_seconds", 0) * 10**9)
        self.volume_share = execution.get("max_volume_share")
        self.whole_units = execution.get("quantity") == "whole"
        self.interval = interval_nanos(self.summary["run"]["interval"]) if self.latency else 0

    def __getitem__(self, name):
        return [(f"{name} row {number}", row) for number, row in enumerate(self.tables[name], start=1)]


def sign(side):
    return {"BUY": 1, "SELL": -1}[side]


def position_after(held, signed):
    after = held + signed
    return 0.0 if abs(after) <= 1e-12 * abs(signed) else after


NOTHING_TO_CLOSE = "nothing left to close"
LESS_WANTED = "a later target wants less"


def is_engine_reason(reason):
    """Whether a submitted order is the engine's own, which only reduces the position."""
    return reason in ("margin call", "flatten") or reason.startswith("halt: trading.limits.")


class Positions:
    """What is held after each fill, looked up by bar and order."""

    def __init__(self):
        self.held, self.keys, self.values = 0.0, [], []

    def fill(self, bar, order, signed):
        self.held = position_after(self.held, signed)
        self.keys.append((bar, int(order)))
        self.values.append(self.held)

    def before(self, bar, order):
        """What an order met on a bar, behind the fills of the orders before it."""
        number = bisect.bisect_left(self.keys, (bar, int(order)))
        return self.values[number - 1] if number else 0.0


def closable(side, held):
    return max(0.0, -sign(side) * held)


def awaits(order, bar, submitted, closing, ended):
    """Whether an earlier order of the other side, that is not the engine's, is open when this one has its turn."""
    side = submitted[order]["side"]
    return any(int(other) < int(order) and other not in closing and row["side"] != side
               and ended.get(other, math.inf) > bar for other, row in submitted.items())


class VolumeShare:
    """What a bar leaves to each side, where a run may take a share of the volume only."""

    def __init__(self, run, bars):
        self.run, self.bars, self.taken = run, bars, {}

    def left(self, bar, side):
        if self.run.volume_share is None:
            return math.inf
        units = self.run.volume_share * self.bars.volume[bar]
        return (math.floor(units) if self.run.whole_units else units) - self.taken.get((bar, side), 0.0)

    def take(self, bar, side, units):
        self.taken[bar, side] = self.taken.get((bar, side), 0.0) + units


def arrival_bar(run, bars, order):
    """The first bar behind the decision by whose close the order has arrived; len(bars.time) when there is none."""
    submitted = nanos(order["time"])
    bar = bars.index[submitted] + 1
    while bar < len(bars.time) and bars.time[bar] < submitted + run.latency:
        bar += 1
    return bar


def check_orders(run, bars, findings):
    """Rule 1, latency and shares of volume, and that orders and fills belong together. Returns counts and orders."""
    fills = {}
    for where, fill in run["fills.csv"]:
        fills.setdefault(fill["order_id"], []).append((where, fill))
    counts = {"SUBMITTED": 0, "ACCEPTED": 0, "UPDATED": 0, "CANCELLED": 0, "PARTIALLY_FILLED": 0, "FILLED": 0,
              "REJECTED": 0}
    submitted, last_time, share = {}, None, VolumeShare(run, bars)
    left, accepted, first, ended, changed, filled = {}, set(), {}, {}, {}, {}
    parts, cancelled = {}, {}
    closing, positions = set(), Positions()
    for where, row in run["orders.csv"]:
        time, order = nanos(row["time"]), row["order_id"]
        if last_time is not None and time < last_time:
            findings.wrong(where, "goes back in time")
        last_time = time
        if time not in bars.index:
            findings.wrong(where, f"there is no bar at {row['time']}")
            continue
        if row["status"] not in counts:
            findings.wrong(where, f"has the unknown status {row['status']!r}")
            continue
        counts[row["status"]] += 1
        findings.equal(f"{where} type", row["type"], "MARKET")
        findings.equal(f"{where} limit_price", row["limit_price"], "")
        findings.equal(f"{where} stop_price", row["stop_price"], "")
        if row["status"] == "SUBMITTED":
            findings.equal(f"{where} order_id", order, str(counts["SUBMITTED"]))
            if is_engine_reason(row["reason"]):
                closing.add(order)
            elif row["reason"] != "":
                findings.wrong(f"{where} reason", f"a submitted order gives the reason {row['reason']!r}")
            submitted[order], left[order], first[order] = row, float(row["quantity"]), arrival_bar(run, bars, row)
            continue
        if order not in submitted or order in ended:
            findings.wrong(where, f"order {order} is {row['status']} but is not open")
            continue
        bar, decided = bars.index[time], bars.index[nanos(submitted[order]["time"])]
        if row["status"] in ("UPDATED", "CANCELLED"):
            findings.equal(f"{where} is not the engine's", order in closing, False)
            findings.equal(f"{where} reason is given", row["reason"] != "", True)
        if row["status"] == "UPDATED":
            before, now = float(submitted[order]["quantity"]), float(row["quantity"])
            findings.equal(f"{where} makes the order smaller", now < before, True)
            findings.equal(f"{where} leaves some of it", now > before - left[order], True)
            left[order] = now - sum(quantity for quantity in parts.get(order, []))
            submitted[order] = dict(submitted[order], quantity=row["quantity"])
        for column in ("instrument", "side", "type", "quantity", "time_in_force"):
            findings.equal(f"{where} {column}", row[column], submitted[order][column])
        if row["status"] == "UPDATED":
            continue
        if row["status"] == "CANCELLED":
            # At the close, or where latency lets it arrive before the bar's fill: open on the bars before.
            ended[order] = bar + 1
            cancelled[order] = bar
            continue
        # Only where volume is short may an order meet a later bar than the first that it can.
        later = run.volume_share is not None and row["status"] != "ACCEPTED" and bar > first[order]
        if not later:
            findings.equal(f"{where} bars after the decision", bar - decided, first[order] - decided)
        if row["status"] == "ACCEPTED":
            findings.equal(f"{where} is of an order that takes time", run.latency > 0 and order not in accepted, True)
            accepted.add(order)
            continue
        findings.equal(f"{where} arrived before", run.latency == 0 or order in accepted, True)
        changed.setdefault(bar, []).append(order)
        if row["status"] == "REJECTED":
            ended[order] = bar
            if row["reason"] == "":
                findings.wrong(f"{where} reason", "a rejected order gives none")
            if row["reason"] == NOTHING_TO_CLOSE:
                findings.equal(f"{where} is the engine's", order in closing, True)
                findings.equal(f"{where} units to close", closable(row["side"], positions.held), 0.0)
                findings.equal(f"{where} may still find some", awaits(order, bar, submitted, closing, ended), False)
            continue
        if not fills.get(order):
            findings.wrong(where, f"order {order} is {row['status']} but has no fill")
            continue
        fill_where, fill = fills[order].pop(0)
        for column in ("time", "instrument", "side"):
            findings.equal(f"{fill_where} {column}", fill[column], row[column])
        quantity = float(fill["quantity"])
        most = closable(row["side"], positions.held) if order in closing else math.inf
        findings.number(f"{fill_where} quantity", quantity, min(left[order], share.left(bar, row["side"]), most),
                        of=float(row["quantity"]))
        positions.fill(bar, order, sign(row["side"]) * quantity)
        share.take(bar, row["side"], quantity)
        filled[bar, row["side"]] = int(order)
        parts.setdefault(order, []).append(quantity)
        left[order] -= quantity
        done = left[order] <= FLOOR * float(row["quantity"])
        findings.equal(f"{where} status", row["status"], "FILLED" if done else "PARTIALLY_FILLED")
        if done:
            ended[order] = bar
    for order, rest in fills.items():
        for where, _ in rest:
            findings.wrong(where, f"there is no row of orders.csv that fills order {order}")
    for order, row in submitted.items():
        for bar in range(first[order], ended.get(order, len(bars.time))):
            if order in changed.get(bar, ()) or (run.latency > 0 and cancelled.get(order) == bar):
                continue
            if order in closing and closable(row["side"], positions.before(bar, order)) == 0:
                if awaits(order, bar, submitted, closing, ended):
                    continue
                findings.wrong("orders.csv", f"order {order} had nothing left to close on bar {bar}, and stayed open")
                break
            overtaken = filled.get((bar, row["side"]), 0) > int(order)
            if share.left(bar, row["side"]) > FLOOR * float(row["quantity"]) or overtaken:
                findings.wrong("orders.csv", f"order {order} was never matched on bar {bar}, and could have been")
                break
    return counts, submitted


def market_price(run, bars, bar, order):
    """The open when the order has arrived by then, else the close; an order that nobody knows meets the open."""
    opened = max(bars.time[bar] - run.interval, bars.time[bar - 1] if bar else 0)
    late = run.latency and order is not None and nanos(order["time"]) + run.latency > opened
    return bars.close[bar] if late else bars.open[bar]


def check_fills(run, bars, orders, findings):
    """The columns that follow from the bar and the costs. Returns the fills as numbers."""
    fills, last = [], (-1, 0)
    for where, row in run["fills.csv"]:
        number = bars.index.get(nanos(row["time"]))
        if number is None:
            findings.wrong(where, f"there is no bar at {row['time']}")
            continue
        if (number, int(row["order_id"])) <= last:
            findings.wrong(where, "is not in the order of time and submission")
        last = (number, int(row["order_id"]))
        quantity, price, side = float(row["quantity"]), float(row["price"]), row["side"]
        reference, slippage, fee = float(row["reference_price"]), float(row["slippage"]), float(row["fee"])
        market = market_price(run, bars, number, orders.get(row["order_id"]))
        expected = market * (1 + sign(side) * run.slippage)
        findings.equal(f"{where} quantity above 0", quantity > 0, True)
        findings.number(f"{where} reference_price", reference, market, of=0)
        findings.number(f"{where} price", price, expected, of=0)
        findings.number(f"{where} slippage", slippage, abs(expected - market) * quantity * run.multiplier,
                        of=expected * quantity * run.multiplier)
        findings.number(f"{where} fee", fee, run.fee * quantity * expected * run.multiplier, of=0)
        fills.append({"bar": number, "side": side, "instrument": row["instrument"], "time": row["time"],
                      "quantity": quantity, "price": price, "multiplier": run.multiplier, "fee": fee,
                      "slippage": slippage, "where": where})
    return fills


def check_equity(run, bars, fills, findings):
    """equity.csv, row by row. Returns both curves, the exposures and the last position."""
    rows = run["equity.csv"]
    if not rows:
        findings.wrong("equity.csv", "has no rows")
        return [], [], [], 0.0
    first = bars.index.get(nanos(rows[0][1]["time"]))
    if first is None:
        raise ValueError(f"equity.csv row 1: there is no bar at {rows[0][1]['time']}")
    findings.equal("equity.csv: number of rows", len(rows), len(bars.time) - first)
    by_bar = {}
    for fill in fills:
        by_bar.setdefault(fill["bar"], []).append(fill)
    if any(bar <= first for bar in by_bar):
        findings.wrong("fills.csv", "there are fills before the second row of equity.csv")
    cash, position, units, scale = run.cash, 0.0, 0.0, run.cash
    curve, benchmark_curve, exposures = [], [], []
    for offset, (where, row) in enumerate(rows[: len(bars.time) - first]):
        bar = first + offset
        for fill in by_bar.get(bar, ()):
            before = position
            signed = sign(fill["side"]) * fill["quantity"]
            position = position_after(before, signed)
            cash -= signed * fill["price"] * fill["multiplier"] + fill["fee"]
            scale = max(scale, abs(cash), abs(position) * bars.open[bar] * run.multiplier)
            if position > max(before, 0) and cash < -FLOOR * scale:
                findings.wrong(fill["where"], f"buys with money that is not there: cash is {cash} after it")
        if offset == 1:
            units = run.cash / (bars.open[bar] * (1 + run.slippage) * (1 + run.fee))
        value = position * bars.close[bar] * run.multiplier
        scale = max(scale, abs(value))
        equity = cash + value
        benchmark = run.cash if offset == 0 else units * bars.close[bar]
        exposure = 0.0 if value == 0 else value / equity if equity > 0 else None
        findings.equal(f"{where} time", nanos(row["time"]), bars.time[bar])
        findings.number(f"{where} cash", float(row["cash"]), cash, scale)
        findings.number(f"{where} position_value", float(row["position_value"]), value, scale)
        findings.number(f"{where} equity", float(row["equity"]), equity, scale)
        findings.number(f"{where} benchmark_equity", float(row["benchmark_equity"]), benchmark, of=0)
        findings.number(f"{where} exposure", optional(row["exposure"]), exposure)
        curve.append(equity)
        benchmark_curve.append(benchmark)
        exposures.append(exposure)
    return curve, benchmark_curve, exposures, position


def round_trips(fills):
    """The trades that follow from the fills."""
    trades, trade, position = [], None, 0.0
    for fill in fills:
        signed = sign(fill["side"]) * fill["quantity"]
        before, position = position, position_after(position, signed)
        flips = before * position < 0
        closing = abs(before) if flips else fill["quantity"]
        pieces = []
        if before != 0 and (before > 0) != (signed > 0):
            pieces.append(("out", closing))
            if flips:
                pieces.append(("in", abs(position)))
        else:
            pieces.append(("in", fill["quantity"]))
        for direction, quantity in pieces:
            if trade is None:
                trade = {"first": fill, "in": [], "out": []}
            share = quantity / fill["quantity"]
            trade[direction].append((quantity, quantity * fill["price"], fill["fee"] * share))
            if direction == "out" and (position == 0 or flips):
                trades.append(finished(trade, fill))
                trade = None
    return trades


def check_lots(run, fills, findings):
    """Lots first in, first out: units that a fill has entered with, oldest first, are closed by the fills that leave."""
    held, pnls, money, bars_held, position = [], [], 0.0, 0, 0.0
    for fill in fills:
        side, left, fee = sign(fill["side"]), fill["quantity"], fill["fee"] / fill["quantity"]
        rounding = 1e-12 * fill["quantity"]
        before, position = position, position_after(position, side * fill["quantity"])
        if before * side < 0:
            while held and left > 0:
                entered = held[0]
                part = entered["units"] if left >= entered["units"] - rounding else left
                pnls.append(part * (side * (entered["price"] - fill["price"]) * run.multiplier - entered["fee"] - fee))
                money = max(money, part * (entered["price"] + fill["price"]) * run.multiplier)
                bars_held += fill["bar"] - entered["bar"]
                entered["units"] -= part
                left = 0.0 if left - part <= rounding else left - part
                if entered["units"] == 0:
                    held.pop(0)
        if position == 0:
            held.clear()
        elif before * side >= 0 or before * position < 0:
            units = abs(position) if before * side < 0 else left
            held.append({"units": units, "price": fill["price"], "fee": fee, "bar": fill["bar"]})
    gains = math.fsum(pnl for pnl in pnls if pnl > 0)
    losses = -math.fsum(pnl for pnl in pnls if pnl < 0)
    findings.figures("summary.json lots", run.summary["lots"], {
        "closed": len(pnls),
        "win_rate": divided(sum(pnl > 0 for pnl in pnls), len(pnls)),
        "profit_factor": divided(gains, losses),
        "average_pnl": mean(pnls),
        "average_bars_held": divided(bars_held, len(pnls)),
        "open": len(held),
        "joined": 0,
    }, {"average_pnl": money or 1.0, "profit_factor": (money or 1.0) / losses if losses else 1.0})


def check_incidents(run, bars, fills, findings):
    """How many orders were rejected, and how many cut, for which reasons: without figures, up to a colon."""
    reasons = {"rejected": {}, "cut": {}}
    for _, row in run["orders.csv"]:
        kind = {"REJECTED": "rejected", "UPDATED": "cut"}.get(row["status"])
        if kind and row["reason"] != LESS_WANTED:
            reason = re.sub(r"[-+]?\d[\d.,]*(?:[eE][-+]?\d+)?", "…", row["reason"].split(": ")[0]).strip()
            reasons[kind][reason] = reasons[kind].get(reason, 0) + 1
    found = run.summary["incidents"]
    for kind, expected in reasons.items():
        findings.equal(f"summary.json incidents.{kind}.by_reason", found[kind]["by_reason"], expected)
        findings.equal(f"summary.json incidents.{kind}.count", found[kind]["count"], sum(expected.values()))
    findings.equal("summary.json incidents.unfinished.count", found["unfinished"]["count"],
                   sum(row["status"] == "CANCELLED" for _, row in run["orders.csv"]))
    traded = len(run["equity.csv"])
    findings.equal("summary.json incidents.bars", found["bars"], traded)
    findings.equal("summary.json incidents.bars_with_volume", found["bars_with_volume"],
                   sum(volume > 0 for volume in bars.volume[-traded:]) if traded else 0)
    findings.equal("summary.json incidents.fills_without_volume.count", found["fills_without_volume"]["count"],
                   sum(bars.volume[fill["bar"]] == 0 for fill in fills))


def finished(trade, last):
    multiplier = last["multiplier"]
    entered, paid, entry_fees = (math.fsum(column) for column in zip(*trade["in"]))
    left, received, exit_fees = (math.fsum(column) for column in zip(*trade["out"]))
    fees = entry_fees + exit_fees
    pnl = (received - paid) * multiplier * sign(trade["first"]["side"]) - fees
    return {
        "instrument": last["instrument"], "side": trade["first"]["side"],
        "entry_time": trade["first"]["time"], "exit_time": last["time"],
        "entry_price": paid / entered, "exit_price": received / left, "quantity": entered,
        "pnl": pnl, "return": pnl / (paid * multiplier), "fees": fees, "bars_held": last["bar"] - trade["first"]["bar"],
        "money": (paid + received) * multiplier,
    }


def check_trades(run, trades, findings):
    findings.equal("trades.csv: number of rows", len(run["trades.csv"]), len(trades))
    for (where, row), trade in zip(run["trades.csv"], trades):
        for column in ("instrument", "side", "entry_time", "exit_time"):
            findings.equal(f"{where} {column}", row[column], trade[column])
        for column in ("entry_price", "exit_price", "quantity", "fees", "bars_held"):
            findings.number(f"{where} {column}", float(row[column]), trade[column], of=0)
        findings.number(f"{where} pnl", float(row["pnl"]), trade["pnl"], of=trade["money"])
        findings.number(f"{where} return", float(row["return"]), trade["return"])


def performance(curve, exposures, held, periods, years):
    """The figures of an equity curve."""
    ruined = any(equity <= 0 for equity in curve)
    returns = [] if ruined else [now / before - 1 for before, now in zip(curve, curve[1:])]
    average = mean(returns)
    deviation, downside, probability = None, None, None
    if returns:
        downside = math.sqrt(mean([min(value, 0) ** 2 for value in returns]))
    if len(returns) > 1:
        deviation = math.sqrt(math.fsum((value - average) ** 2 for value in returns) / (len(returns) - 1))
        if deviation >= NO_DEVIATION:
            probability = probabilistic_sharpe(returns, average, deviation)
    drawdown, below, longest, peak = 0.0, 0, 0, curve[0]
    for equity in curve:
        peak = max(peak, equity)
        drawdown = max(drawdown, 1 - equity / peak)
        below = below + 1 if equity < peak else 0
        longest = max(longest, below)
    cagr = None if ruined or years < 360 / 365.25 else (curve[-1] / curve[0]) ** (1 / years) - 1
    root = math.sqrt(periods)
    known = [abs(exposure) for exposure in exposures if exposure is not None]
    return {
        "initial_equity": curve[0],
        "final_equity": curve[-1],
        "total_return": curve[-1] / curve[0] - 1,
        "cagr": cagr,
        "volatility": None if deviation is None else deviation * root,
        "sharpe": average / deviation * root if deviation is not None and deviation >= NO_DEVIATION else None,
        "sortino": average / downside * root if downside is not None and downside >= NO_DEVIATION else None,
        "max_drawdown": drawdown,
        "max_drawdown_bars": longest,
        "calmar": divided(cagr, drawdown),
        "probabilistic_sharpe": probability,
        "exposure": mean(known),
        "time_in_market": held / len(curve),
    }


def probabilistic_sharpe(returns, average, deviation):
    second, third, fourth = (mean([(value - average) ** power for value in returns]) for power in (2, 3, 4))
    ratio = average / deviation
    radicand = 1 - third / second**1.5 * ratio + (fourth / second**2 - 1) / 4 * ratio**2
    if radicand <= 0:
        return None
    return math.erfc(-ratio * math.sqrt(len(returns) - 1) / math.sqrt(radicand) / math.sqrt(2)) / 2


def trading(trades, fills, counts, curve, years, position):
    """The figures of orders, fills and trades, and what money they were computed from."""
    gains = math.fsum(trade["pnl"] for trade in trades if trade["pnl"] > 0)
    losses = -math.fsum(trade["pnl"] for trade in trades if trade["pnl"] < 0)
    traded = math.fsum(fill["quantity"] * fill["price"] * fill["multiplier"] for fill in fills)
    average_equity = mean(curve)
    figures = {
        "trades": len(trades),
        "win_rate": divided(sum(trade["pnl"] > 0 for trade in trades), len(trades)),
        "profit_factor": divided(gains, losses),
        "average_trade_pnl": mean([trade["pnl"] for trade in trades]),
        "orders": counts["SUBMITTED"],
        "fills": len(fills),
        "rejected": counts["REJECTED"],
        "turnover": traded / average_equity / years if average_equity > 0 and years > 0 else None,
        "total_fees": math.fsum(fill["fee"] for fill in fills),
        "total_slippage": math.fsum(fill["slippage"] for fill in fills),
        "open_position": position,
    }
    return figures, {"average_trade_pnl": mean([trade["money"] for trade in trades]) or 1.0}


def check_forecasts(run, bars, findings):
    """forecasts.csv against the bars. Returns close, forecast and actual of the rows that count."""
    rows, last = [], -1
    if "forecast" not in run.summary:
        if run["forecasts.csv"]:
            findings.wrong("forecasts.csv", "has rows, but summary.json has no forecast")
        return rows
    horizon = run.summary["forecast"]["horizon_bars"]
    for where, row in run["forecasts.csv"]:
        number = bars.index.get(nanos(row["time"]))
        if number is None or number <= last:
            findings.wrong(where, f"there is no bar at {row['time']}, or it is not in the order of time")
            continue
        last = number
        close, forecast = float(row["close"]), float(row["forecast"])
        findings.number(f"{where} close", close, bars.close[number], of=0)
        findings.number(f"{where} persistence", float(row["persistence"]), close, of=0)
        if row["fold"] not in ("train", "validation", "test", "purged"):
            findings.wrong(f"{where} fold", f"is {row['fold']!r}")
        known = number + horizon < len(bars.time)
        target = nanos(row["target_time"]) if row["target_time"] else None
        findings.equal(f"{where} target_time", target, bars.time[number + horizon] if known else None)
        actual = bars.close[number + horizon] if known else None
        findings.number(f"{where} actual", optional(row["actual"]), actual, of=0)
        if known and row["fold"] == "test":
            rows.append((close, forecast, actual))
    return rows


def errors(rows, forecast_of):
    """The figures of one forecaster; forecast_of gives its price from the close and the model's forecast."""
    priced = [(forecast_of(close, forecast) - actual, actual) for close, forecast, actual in rows]
    forecast_ratios = [forecast_of(close, forecast) / close for close, forecast, _ in rows]
    actual_ratios = [actual / close for close, _, actual in rows]
    forecast_logs = [math.log(ratio) for ratio in forecast_ratios]
    actual_logs = [math.log(ratio) for ratio in actual_ratios]
    differences = [forecast - actual for forecast, actual in zip(forecast_logs, actual_logs)]
    square_price = mean([error**2 for error, _ in priced])
    square_return = mean([error**2 for error in differences])
    varies = deviates(forecast_logs) and deviates(actual_logs)
    moves = [(forecast, actual) for forecast, actual in zip(forecast_logs, actual_logs) if actual != 0]
    right = sum((forecast > 0) == (actual > 0) and forecast != 0 for forecast, actual in moves)
    figures = {
        "rmse_price": None if square_price is None else math.sqrt(square_price),
        "mae_price": mean([abs(error) for error, _ in priced]),
        "mape": mean([abs(error) / actual for error, actual in priced]),
        "rmse_return": None if square_return is None else math.sqrt(square_return),
        "mae_return": mean([abs(error) for error in differences]),
        "directional_accuracy": divided(right, len(moves)) if moves else None,
        "ic": correlation(forecast_logs, actual_logs) if varies else None,
        "rank_ic": correlation(ranks(forecast_ratios), ranks(actual_ratios)) if varies else None,
    }
    return figures, square_price, square_return


def deviates(values):
    if len(values) < 2:
        return False
    average = mean(values)
    return math.sqrt(math.fsum((value - average) ** 2 for value in values) / (len(values) - 1)) >= NO_DEVIATION


def correlation(first, second):
    first_mean, second_mean = mean(first), mean(second)
    covariance = math.fsum((a - first_mean) * (b - second_mean) for a, b in zip(first, second))
    spread = math.fsum((a - first_mean) ** 2 for a in first) * math.fsum((b - second_mean) ** 2 for b in second)
    return divided(covariance, math.sqrt(spread))


def ranks(values):
    order = sorted(range(len(values)), key=values.__getitem__)
    result, start = [0.0] * len(values), 0
    while start < len(order):
        end = start
        while end + 1 < len(order) and values[order[end + 1]] == values[order[start]]:
            end += 1
        for place in order[start : end + 1]:
            result[place] = (start + end) / 2 + 1
        start = end + 1
    return result


def check_forecast_figures(run, rows, findings):
    found = dict(run.summary["forecast"])
    findings.equal("summary.json forecast.segment", found.pop("segment", None), "test")
    findings.equal("summary.json forecast.target", found.pop("target", None) in ("log-return", "close"), True)
    model, model_price, model_return = errors(rows, lambda close, forecast: forecast)
    naive, naive_price, naive_return = errors(rows, lambda close, forecast: close)
    naive["directional_accuracy"] = None
    findings.figures("summary.json forecast.model", found.pop("model", {}), model)
    findings.figures("summary.json forecast.persistence", found.pop("persistence", {}), naive)
    check_loss_test(run.summary["forecast"], rows, found.pop("test", {}), found.pop("constant", None), findings)
    findings.figures("summary.json forecast", found, {
        "horizon_bars": run.summary["forecast"]["horizon_bars"],
        "count": len(rows),
        "skill_price": 1 - model_price / naive_price if naive_price else None,
        "skill_return": 1 - model_return / naive_return if naive_return else None,
    })


def check_loss_test(forecast, rows, found, constant, findings):
    """The test of equal predictive accuracy against persistence, and whether the forecast is a constant."""
    of_price = forecast["target"] == "close"
    said = [price if of_price else math.log(price / close) for close, price, _ in rows]
    came = [actual if of_price else math.log(actual / close) for close, _, actual in rows]
    naive = [close if of_price else 0.0 for close, _, _ in rows]
    count = len(rows)
    if count > 1:
        average = mean(came)
        deviation = math.sqrt(math.fsum((value - average) ** 2 for value in came) / (count - 1))
        findings.equal("summary.json forecast.constant", constant, max(said) - min(said) <= 1e-3 * deviation)
    else:
        findings.equal("summary.json forecast.constant", constant, False)
    losses = [(b - a) ** 2 - (f - a) ** 2 for b, f, a in zip(naive, said, came)]
    lags = min(max(forecast["horizon_bars"] - 1, int(4 * (count / 100) ** (2 / 9))), max(0, count - 1))
    difference = mean(losses)
    error = statistic = p = None
    if count > 0:
        centred = [loss - difference for loss in losses]
        covariances = [math.fsum(a * b for a, b in zip(centred[k:], centred)) / count for k in range(lags + 1)]
        weights = [1] + [2 * (1 - k / (lags + 1)) for k in range(1, lags + 1)]
        variance = math.fsum(weight * covariance for weight, covariance in zip(weights, covariances))
        if covariances[0] > 1e-13 * difference**2 and variance > 1e-12 * covariances[0]:
            error = math.sqrt(variance / count)
            statistic = difference / error
            p = student(statistic, count - 1) if count > 1 else None
    answer = "cannot-tell"
    if count >= 30 and statistic is not None:
        answer = "no-better-than-chance" if abs(statistic) <= 2 else "better" if statistic > 0 else "worse"
    found = dict(found)
    found.pop("name", None)
    findings.equal("summary.json forecast.test.answer", found.pop("answer", None), answer)
    size = mean([loss**2 for loss in losses])
    findings.figures(
        "summary.json forecast.test",
        found,
        {"count": count, "lags": lags, "mean_loss_difference": difference, "standard_error": error,
         "statistic": statistic, "p_value": p},
        {"mean_loss_difference": math.sqrt(size or 1.0)},
    )


def student(statistic, freedom):
    """Both tails of Student's t: the regularised incomplete beta function, by its continued fraction (Lentz)."""
    a, b, x = freedom / 2, 0.5, freedom / (freedom + statistic**2)
    if x > (a + 1) / (a + b + 2):
        return 1 - incomplete_beta(b, a, 1 - x)
    return incomplete_beta(a, b, x)


def incomplete_beta(a, b, x):
    if x <= 0:
        return 0.0
    front = math.exp(
        math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    ) / a
    c, d = 1.0, 1 / (1 - (a + b) * x / (a + 1))
    fraction = d
    for m in range(1, 10_000):
        for numerator in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / (1 + numerator * d)
            c = 1 + numerator / c
            fraction *= c * d
        if abs(c * d - 1) < 1e-15:
            break
    return front * fraction


def check_regimes(run, times, curve, benchmark_curve, findings):
    """The figures by regime: what a close led to until the next one counts in the regime of that close."""
    found = run.summary["regimes"]
    findings.equal("summary.json regimes.hindsight", found["hindsight"], True)
    periods = run.summary["annualisation"]["periods_per_year"]
    ruined = any(equity <= 0 for equity in curve)
    names = [entry["regime"] for entry in found["by_regime"]]
    findings.equal("regimes.csv names", set(run.regimes.values()) <= set(names), True)
    labels = [run.regimes[time] for time in times]
    for entry in found["by_regime"]:
        figures, name = dict(entry), entry["regime"]
        del figures["regime"]
        places = [place for place, label in enumerate(labels[:-1]) if label == name]
        changes = [(curve[place], curve[place + 1]) for place in places]
        returns = [] if ruined else [after / before - 1 for before, after in changes]
        average, deviation = mean(returns), None
        if len(returns) > 1:
            deviation = math.sqrt(math.fsum((each - average) ** 2 for each in returns) / (len(returns) - 1))
        moves = [each for each in returns if each != 0]
        expected = {
            "bars": labels.count(name),
            "pnl": math.fsum(after - before for before, after in changes),
            "total_return": math.prod(1 + each for each in returns) - 1 if returns else None,
            "benchmark_return": math.prod(benchmark_curve[place + 1] / benchmark_curve[place] for place in places) - 1
            if places else None,
            "sharpe": average / deviation * math.sqrt(periods) if deviation is not None and deviation >= NO_DEVIATION
            else None,
            "hit_rate": divided(sum(each > 0 for each in moves), len(moves)) if moves else None,
        }
        if "forecast" in run.summary:
            rows = [
                (float(row["close"]), float(row["forecast"]), float(row["actual"]))
                for _, row in run["forecasts.csv"]
                if row["fold"] == "test" and row["actual"] and run.regimes[nanos(row["time"])] == name
            ]
            model, model_price, model_return = errors(rows, lambda close, forecast: forecast)
            _, naive_price, naive_return = errors(rows, lambda close, forecast: close)
            expected |= {key: model[key] for key in ("rmse_price", "rmse_return", "directional_accuracy")}
            expected |= {
                "forecasts": len(rows),
                "skill_price": 1 - model_price / naive_price if naive_price else None,
                "skill_return": 1 - model_return / naive_return if naive_return else None,
            }
        findings.figures(f"summary.json regimes.{name}", figures, expected, {"pnl": max(map(abs, curve))})


def check_baselines(run, folder, benchmark, times, periods, years, findings):
    """Figures of the baselines from their equity and their forecasts."""
    with open(os.path.join(folder, "baselines.csv"), newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    findings.equal("baselines.csv: times", [nanos(row["time"]) for row in rows], times)
    for row, held in zip(rows, benchmark):
        findings.number(f"baselines.csv {row['time']} buy_and_hold", float(row["buy_and_hold"]), held, of=0)
    forecasts = []
    path = os.path.join(folder, "baseline_forecasts.csv")
    if os.path.exists(path):
        with open(path, newline="", encoding="utf-8") as file:
            forecasts = [row for row in csv.DictReader(file) if row["fold"] == "test" and row["actual"] != ""]
    for baseline in run.summary["baselines"]["list"]:
        where = f"summary.json baselines {baseline['name']}"
        column = baseline["name"].replace("-", "_")
        if "trading" in baseline:
            curve = [float(row[column]) for row in rows]
            figures = performance(curve, [0.0] * len(curve), 0, periods, years)
            known = ("total_return", "cagr", "sharpe", "max_drawdown")
            findings.figures(where, {key: baseline["trading"][key] for key in known},
                             {key: figures[key] for key in known})
        if "forecast" in baseline:
            column = "close" if column == "persistence" else column
            errors = [math.log(float(row[column]) / float(row["actual"])) for row in forecasts if row[column] != ""]
            findings.equal(f"{where} count", baseline["forecast"]["count"], len(errors))
            findings.number(f"{where} rmse_return", baseline["forecast"]["rmse_return"],
                            math.sqrt(mean([error * error for error in errors])) if errors else None)
    trader = run.summary["baselines"].get("random_trader")
    if trader is not None:
        findings.number("summary.json random_trader p_value", trader["p_value"],
                        (1 + trader["at_least_own"]) / (1 + trader["draws"]))


def audit(folder, bars_path):
    findings = Findings()
    bars, run = Bars(bars_path), Run(folder, findings)
    instruments = {row["instrument"] for table in run.tables.values() for row in table if "instrument" in row}
    if len(instruments) > 1:
        findings.wrong("the files of the run", f"name several instruments: {sorted(instruments)}")
    counts, orders = check_orders(run, bars, findings)
    fills = check_fills(run, bars, orders, findings)
    curve, benchmark_curve, exposures, position = check_equity(run, bars, fills, findings)
    trades = round_trips(fills)
    check_trades(run, trades, findings)
    if curve:
        times = bars.time[-len(curve):]
        years = (times[-1] - times[0]) / NANOS_PER_YEAR
        periods = run.summary["annualisation"]["periods_per_year"]
        rest = len(curve) - 1
        held = sum(exposure is None or exposure != 0 for exposure in exposures)
        findings.figures("summary.json strategy", run.summary["strategy"],
                         performance(curve, exposures, held, periods, years))
        findings.figures("summary.json benchmark", run.summary["benchmark"],
                         performance(benchmark_curve, [0.0] + [1.0] * rest, rest, periods, years))
        figures, scales = trading(trades, fills, counts, curve, years, position)
        findings.figures("summary.json trading", run.summary["trading"], figures, scales)
        check_lots(run, fills, findings)
        check_incidents(run, bars, fills, findings)
        if "baselines" in run.summary:
            check_baselines(run, folder, benchmark_curve, times, periods, years, findings)
        if run.regimes is not None:
            check_regimes(run, times, curve, benchmark_curve, findings)
    rows = check_forecasts(run, bars, findings)
    if "forecast" in run.summary:
        check_forecast_figures(run, rows, findings)
    return findings


def main(arguments):
    if len(arguments) != 2:
        print("usage: audit_run.py RUN_DIR BARS_CSV", file=sys.stderr)
        return 2
    try:
        findings = audit(*arguments)
    except (OSError, ValueError, KeyError, StopIteration) as problem:
        print(f"can't be audited: {type(problem).__name__}: {problem}")
        return 1
    for message in findings.messages[:SHOWN]:
        print(message)
    if len(findings.messages) > SHOWN:
        print(f"... and {len(findings.messages) - SHOWN} more")
    print(f"{findings.compared} values compared, {len(findings.messages)} disagree; "
          f"largest relative difference {findings.largest:.3g} at {findings.largest_at}")
    return 1 if findings.messages else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
