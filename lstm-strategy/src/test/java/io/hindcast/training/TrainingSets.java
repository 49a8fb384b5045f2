package io.hindcast.training;

import io.hindcast.forecast.ModelInputs;
import io.hindcast.forecast.TrainingSet;
import io.hindcast.market.Interval;
import io.hindcast.settings.MapSettings;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Training sets and settings for small, quick models. */
public final class TrainingSets {
    /** What the sets feed. */
    public static final ModelInputs INPUTS = new ModelInputs(List.of("return", "noise"), Interval.parse("1d"));

    private TrainingSets() {}

    /** Settings of a small net, with some replaced. */
    public static LstmSettings settings(Object... keysAndValues) {
        Map<String, Object> model = new LinkedHashMap<>(Map.of("window", 6, "layers", 2, "hidden", 4));
        Map<String, Object> training = new LinkedHashMap<>(Map.of("epochs", 3, "learning-rate", 0.01));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            String key = (String) keysAndValues[i];
            if (key.startsWith("training.")) {
                training.put(key.substring("training.".length()), keysAndValues[i + 1]);
            } else {
                model.put(key, keysAndValues[i + 1]);
            }
        }
        model.put("training", training);
        return LstmSettings.read(MapSettings.of(model));
    }

    /** Returns that nothing follows from, whose mean is 0 in either segment; the first feature is the last of them. */
    public static TrainingSet noise(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(3);
        int trainTo = rows * 7 / 10;
        double[] returns = new double[rows];
        Arrays.setAll(returns, i -> 0.02 * (random.nextDouble() - 0.5));
        centre(returns, 0, trainTo + 5);
        centre(returns, trainTo + 5, rows);
        double[][] features = new double[rows][];
        double[] close = new double[rows];
        double price = 100;
        for (int i = 0; i < rows; i++) {
            price *= Math.exp(returns[i]);
            features[i] = new double[] {returns[i], random.nextDouble()};
            close[i] = price;
        }
        return new TrainingSet(INPUTS, features, close, trainTo, trainTo + 5, rows - 5, seed);
    }

    private static void centre(double[] values, int from, int to) {
        double mean = Arrays.stream(values, from, to).average().orElseThrow();
        for (int i = from; i < to; i++) {
            values[i] -= mean;
        }
    }

    /** Returns that follow each other: r[t+1] = 0.9 r[t] + noise; the first feature is r[t]. */
    public static TrainingSet autoregressive(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(1);
        double[][] features = new double[rows][];
        double[] close = new double[rows];
        double price = 100;
        double r = 0;
        for (int i = 0; i < rows; i++) {
            r = 0.9 * r + 0.004 * (random.nextDouble() - 0.5);
            price *= Math.exp(r);
            features[i] = new double[] {r, random.nextDouble()};
            close[i] = price;
        }
        int trainTo = rows * 7 / 10;
        return new TrainingSet(INPUTS, features, close, trainTo, trainTo + 5, rows - 5, seed);
    }
}
