package io.hindcast.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes a run as docs/run-folder.md describes it, over a random walk that is the same every time. */
public final class RunFixture {
    static final double INITIAL_CASH = 100_000;
    static final int EPOCHS = 24;
    static final List<String> REGIMES = List.of("trend-up", "trend-down", "range", "high-volatility");
    private static final double COST = 2e-4;
    private static final String TEST = "test";

    private final Random random = new Random(7);
    private final Path folder;
    private final int bars;
    private final boolean model;
    private final Duration interval;
    private final double threshold;
    private final String name;

    private final Instant[] time;
    private final double[] open;
    private final double[] close;
    private final double[] forecast;
    private final String[] fold;

    private RunFixture(Path folder, int bars, boolean model, Duration interval, double threshold, String name) {
        this.folder = folder;
        this.bars = bars;
        this.model = model;
        this.interval = interval;
        this.threshold = threshold;
        this.name = name;
        time = new Instant[bars];
        open = new double[bars];
        close = new double[bars];
        forecast = new double[bars];
        fold = new String[bars];
    }

    /** Daily bars, a model, and trades in both directions in the last fifth. */
    public static Path withModel(Path folder, int bars) throws IOException {
        return new RunFixture(folder, bars, true, Duration.ofDays(1), 5e-4, "LSTM on a random walk").write();
    }

    /** As {@link #withModel}, split by four regimes that change every 20 bars. */
    static Path withRegimes(Path folder, int bars) throws IOException {
        RunFixture fixture = new RunFixture(folder, bars, true, Duration.ofDays(1), 5e-4, "Split by regime");
        fixture.write();
        List<String> rows = new ArrayList<>(List.of("time,instrument,regime,probability"));
        for (int i = 0; i < bars; i++) {
            rows.add(fixture.time[i] + ",SPX," + REGIMES.get(i / 20 % 4) + ",0.75");
        }
        Files.write(folder.resolve("regimes.csv"), rows);
        JsonMapper json = JsonMapper.builder().build();
        Path file = folder.resolve("summary.json");
        ObjectNode summary = (ObjectNode) json.readTree(file.toFile());
        ObjectNode section = summary.putObject("regimes");
        section.put("hindsight", true).put("accuracy", 0.71).put("macro_f1", 0.64);
        ArrayNode list = section.putArray("by_regime");
        for (int i = 0; i < REGIMES.size(); i++) {
            ObjectNode regime = list.addObject();
            regime.put("regime", REGIMES.get(i)).put("bars", bars / 20).put("pnl", 1234.5 * (i - 1));
            regime.put("total_return", 0.03 * (i - 1)).put("benchmark_return", 0.02 * (2 - i));
            regime.put("sharpe", i == 3 ? null : (Double) (0.4 * i)).put("hit_rate", 0.5 + 0.01 * i);
            regime.put("forecasts", bars / 20).put("rmse_price", 31.5 + i).put("rmse_return", 0.009 + 0.001 * i);
            regime.put("directional_accuracy", 0.48 + 0.02 * i).put("skill_price", 0.01 * i - 0.02);
            regime.put("skill_return", 0.01 * i - 0.015);
        }
        Files.writeString(file, summary.toPrettyString());
        return folder;
    }

    /** Minute bars and trades, no model. */
    static Path withoutModel(Path folder, int bars) throws IOException {
        return new RunFixture(folder, bars, false, Duration.ofMinutes(1), 1e-4, "Without a model").write();
    }

    /** A model whose forecasts never reach the threshold. */
    static Path withoutTrades(Path folder, int bars) throws IOException {
        return new RunFixture(folder, bars, true, Duration.ofDays(1), 1e9, "Never trades").write();
    }

    /** A model, and a name that would be markup if it were not escaped. */
    static Path named(Path folder, String name) throws IOException {
        return new RunFixture(folder, 200, true, Duration.ofDays(1), 5e-4, name).write();
    }

    /** Changes one value of a run's summary. */
    static void change(Path folder, String section, String key, Double value) throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        Path file = folder.resolve("summary.json");
        ObjectNode summary = (ObjectNode) json.readTree(file.toFile());
        ((ObjectNode) summary.at("/" + section)).put(key, value);
        Files.writeString(file, json.writeValueAsString(summary));
    }

    /** First row of the traded range. */
    static int firstTraded(int bars, boolean model) {
        return model ? bars * 4 / 5 : 0;
    }

    private Path write() throws IOException {
        Files.createDirectories(folder);
        walk();
        ObjectNode summary = JsonMapper.builder().build().createObjectNode();
        describe(summary);
        trade(summary);
        if (model) {
            forecasts(summary);
            training();
        }
        Files.writeString(folder.resolve("summary.json"), summary.toPrettyString());
        Files.writeString(folder.resolve("config.yaml"), "name: '" + name + "'\nseed: 42\nstrategy:\n  name: lstm\n");
        String hash = "0123456789abcdef".repeat(4);
        Files.writeString(
                folder.resolve("certificate.json"),
                "{\"data_sha256\": \"" + hash + "\", \"decisions\": {\"orders_sha256\": \"" + hash
                        + "\"}, \"seed\": 42, \"version\": \"0.1.0\"}");
        return folder;
    }

    private void walk() {
        double last = 2_700;
        double momentum = 0;
        double scale = Math.sqrt(interval.toSeconds() / 86_400.0);
        int test = firstTraded(bars, true);
        int validation = bars * 13 / 20;
        for (int i = 0; i < bars; i++) {
            time[i] = Instant.parse("2018-01-02T21:00:00Z").plus(interval.multipliedBy(i));
            open[i] = last * (1 + 0.001 * scale * random.nextGaussian());
            momentum = 0.95 * momentum + 0.0004 * scale * random.nextGaussian();
            last = open[i] * Math.exp(0.0002 * scale * scale + momentum + 0.009 * scale * random.nextGaussian());
            close[i] = last;
            forecast[i] = last * Math.exp(0.6 * momentum + 0.002 * scale * random.nextGaussian());
            fold[i] = i < validation - 1
                    ? "train"
                    : i == validation - 1 || i == test - 1 ? "purged" : i < test ? "validation" : TEST;
        }
    }

    private void forecasts(ObjectNode summary) throws IOException {
        List<String> rows = new ArrayList<>();
        rows.add("time,instrument,fold,close,forecast,target_time,actual,persistence");
        double[] squares = new double[4];
        int count = 0;
        int right = 0;
        for (int i = 60; i < bars; i++) {
            boolean known = i + 1 < bars;
            rows.add(time[i] + ",SPX," + fold[i] + "," + close[i] + "," + forecast[i] + ","
                    + (known ? time[i + 1] + "," + close[i + 1] : ",") + "," + close[i]);
            if (known && fold[i].equals(TEST)) {
                count++;
                squares[0] += square(forecast[i] - close[i + 1]);
                squares[1] += square(close[i] - close[i + 1]);
                squares[2] += square(Math.log(forecast[i] / close[i + 1]));
                squares[3] += square(Math.log(close[i] / close[i + 1]));
                right += Math.signum(forecast[i] - close[i]) == Math.signum(close[i + 1] - close[i]) ? 1 : 0;
            }
        }
        Files.write(folder.resolve("forecasts.csv"), rows);
        ObjectNode section = summary.putObject("forecast");
        section.put("segment", TEST)
                .put("horizon_bars", 1)
                .put("target", "log-return")
                .put("count", count);
        for (int which = 0; which < 2; which++) {
            ObjectNode errors = section.putObject(which == 0 ? "model" : "persistence");
            double price = Math.sqrt(squares[which] / count);
            double move = Math.sqrt(squares[2 + which] / count);
            errors.put("rmse_price", price).put("mae_price", 0.8 * price).put("mape", 0.8 * move);
            errors.put("rmse_return", move).put("mae_return", 0.8 * move);
            errors.put("directional_accuracy", which == 0 ? (Double) (1.0 * right / count) : null);
            errors.put("ic", which == 0 ? (Double) 0.043 : null).put("rank_ic", which == 0 ? (Double) 0.039 : null);
        }
        section.put("skill_price", 1 - squares[0] / squares[1]).put("skill_return", 1 - squares[2] / squares[3]);
    }

    private void training() throws IOException {
        List<String> rows = new ArrayList<>();
        rows.add("fold,epoch,train_loss,validation_loss,learning_rate,seconds");
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            double train = 0.2 + 1.3 * Math.exp(-epoch / 4.0) + 0.01 * random.nextDouble();
            double validation = 0.31 + 1.1 * Math.exp(-epoch / 4.0) + 0.004 * epoch + 0.02 * random.nextDouble();
            rows.add("0," + epoch + "," + train + "," + validation + "," + (epoch <= 15 ? 1e-3 : 5e-4) + ",1.5");
        }
        Files.write(folder.resolve("training.csv"), rows);
    }

    private void trade(ObjectNode summary) throws IOException {
        int from = firstTraded(bars, model);
        List<String> prices = new ArrayList<>(List.of("time,open,high,low,close"));
        List<String> fills =
                new ArrayList<>(List.of("time,order_id,instrument,side,quantity,price,reference_price,slippage,fee"));
        List<String> trades = new ArrayList<>(List.of(
                "instrument,side,entry_time,entry_price,exit_time,exit_price,quantity,pnl,return,fees,bars_held"));
        List<String> equity = new ArrayList<>(List.of("time,cash,position_value,equity,benchmark_equity,exposure"));
        double cash = INITIAL_CASH;
        double position = 0;
        double entry = 0;
        int entered = 0;
        int wins = 0;
        double fees = 0;
        double units = 0;
        List<Double> curve = new ArrayList<>();
        List<Double> benchmark = new ArrayList<>();
        for (int i = from; i < bars; i++) {
            prices.add(time[i] + "," + open[i] + "," + Math.max(open[i], close[i]) * 1.002 + ","
                    + Math.min(open[i], close[i]) * 0.998 + "," + close[i]);
            double expected = i == from ? 0 : forecast[i - 1] / close[i - 1] - 1;
            double target = expected > threshold ? 1 : expected < -6 * threshold ? -1 : 0;
            if (i > from && target != Math.signum(position)) {
                double wanted = Math.rint(target * 0.95 * (cash + position * open[i]) / open[i]);
                double quantity = Math.abs(wanted - position);
                double sign = Math.signum(wanted - position);
                double price = open[i] * (1 + sign * COST / 2);
                double fee = quantity * price * COST / 2;
                fills.add(time[i] + "," + fills.size() + ",SPX," + (sign > 0 ? "BUY" : "SELL") + "," + quantity + ","
                        + price + "," + open[i] + "," + Math.abs(price - open[i]) * quantity + "," + fee);
                fees += fee;
                cash -= sign * quantity * price + fee;
                if (position != 0) {
                    double pnl = position * (price - entry) - fee;
                    wins += pnl > 0 ? 1 : 0;
                    trades.add("SPX," + (position > 0 ? "BUY" : "SELL") + "," + time[entered] + "," + entry + ","
                            + time[i] + "," + price + "," + Math.abs(position) + "," + pnl + ","
                            + pnl / (entry * Math.abs(position)) + "," + fee + "," + (i - entered));
                }
                position = wanted;
                entry = price;
                entered = i;
            }
            if (i == from + 1) {
                units = INITIAL_CASH / (open[i] * (1 + COST / 2) * (1 + COST / 2));
            }
            double worth = cash + position * close[i];
            curve.add(worth);
            benchmark.add(i == from ? INITIAL_CASH : units * close[i]);
            equity.add(time[i] + "," + cash + "," + position * close[i] + "," + worth + "," + benchmark.getLast() + ","
                    + position * close[i] / worth);
        }
        Files.write(folder.resolve("prices.csv"), prices);
        Files.write(folder.resolve("fills.csv"), fills);
        Files.write(folder.resolve("trades.csv"), trades);
        Files.write(folder.resolve("equity.csv"), equity);
        performance(summary.putObject("strategy"), curve, fills.size() > 1);
        performance(summary.putObject("benchmark"), benchmark, true);
        int count = trades.size() - 1;
        ObjectNode trading = summary.putObject("trading");
        trading.put("trades", count).put("win_rate", count == 0 ? null : (Double) (1.0 * wins / count));
        trading.put("profit_factor", count == 0 ? null : (Double) 1.07);
        trading.put("average_trade_pnl", count == 0 ? null : (Double) (-3.2)).put("orders", fills.size() - 1);
        trading.put("fills", fills.size() - 1).put("rejected", 0).put("turnover", count == 0 ? 0 : 31.7);
        ObjectNode lots = summary.putObject("lots");
        lots.put("closed", count + 3)
                .put("win_rate", 0.4)
                .putNull("profit_factor")
                .put("average_pnl", -1.25)
                .put("average_bars_held", 4.5)
                .put("open", 1)
                .put("joined", 0);
        trading.put("total_fees", fees).put("total_slippage", fees).put("open_position", position);
    }

    private static void performance(ObjectNode figures, List<Double> curve, boolean moved) {
        double peak = 0;
        double drawdown = 0;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < curve.size(); i++) {
            peak = Math.max(peak, curve.get(i));
            drawdown = Math.max(drawdown, 1 - curve.get(i) / peak);
            if (i > 0) {
                double move = curve.get(i) / curve.get(i - 1) - 1;
                sum += move;
                squares += move * move;
            }
        }
        int n = curve.size() - 1;
        double deviation = Math.sqrt((squares - sum * sum / n) / (n - 1));
        double total = curve.getLast() / curve.getFirst() - 1;
        double cagr = Math.pow(1 + total, 365.25 / n) - 1;
        figures.put("initial_equity", curve.getFirst()).put("final_equity", curve.getLast());
        figures.put("total_return", total).put("cagr", cagr);
        figures.put("volatility", deviation * Math.sqrt(252));
        figures.put("sharpe", moved ? (Double) (sum / n / deviation * Math.sqrt(252)) : null);
        figures.put("sortino", moved ? (Double) (sum / n / deviation * Math.sqrt(400)) : null);
        figures.put("max_drawdown", drawdown).put("max_drawdown_bars", moved ? n / 3 : 0);
        figures.put("calmar", drawdown > 0 ? (Double) (cagr / drawdown) : null);
        figures.put("probabilistic_sharpe", moved ? (Double) 0.71 : null);
        figures.put("exposure", moved ? 0.83 : 0).put("time_in_market", moved ? 0.88 : 0);
    }

    private void describe(ObjectNode summary) {
        ObjectNode run = summary.putObject("run");
        run.put("id", "20260102-030405-fixture").put("name", name).put("instrument", "SPX");
        run.put("interval", interval.equals(Duration.ofDays(1)) ? "1d" : "1m").put("zone", "America/New_York");
        run.put("bars", bars).put("first_bar", time[0].toString()).put("last_bar", time[bars - 1].toString());
        run.put("strategy", model ? "lstm (long/short, entry 5 bps, exit 0 bps)" : "moving-average-cross (20, 100)");
        run.put("model", model ? "stacked LSTM, 2 x 64, dropout 0.2, 31,297 parameters" : null);
        run.put("started", "2026-01-02T03:04:05Z")
                .put("finished", "2026-01-02T03:05:11Z")
                .put("seed", 42);
        run.putArray("warnings").add("The test segment has fewer than 500 bars: the figures are uncertain.");
        summary.putObject("costs")
                .put("initial_cash", INITIAL_CASH)
                .put("slippage_bps", 1.0)
                .put("fee_bps", 1.0);
        summary.putObject("annualisation").put("periods_per_year", 252.0).put("basis", "daily bars x 252 sessions");
        summary.putObject("phases_seconds")
                .put("features", 0.41)
                .put("training", 62.3)
                .put("trading", 1.2);
        if (model) {
            ObjectNode segments = summary.putObject("segments");
            for (String segment : List.of("train", "validation", TEST)) {
                List<Instant> times = new ArrayList<>();
                for (int i = 0; i < bars; i++) {
                    if (fold[i].equals(segment)) {
                        times.add(time[i]);
                    }
                }
                segments.putObject(segment)
                        .put("bars", times.size())
                        .put("first", times.getFirst().toString())
                        .put("last", times.getLast().toString());
            }
        }
    }

    private static double square(double value) {
        return value * value;
    }
}
