package io.hindcast.engine.plugin;

import io.hindcast.forecast.FeaturePipeline;
import io.hindcast.market.Bar;
import java.util.List;

/** A plugin's features, whose failures bear its name, and which must keep the promises of a pipeline. */
public final class ContainedFeatures implements FeaturePipeline {
    private final FeaturePipeline pipeline;
    private final Calls calls;
    private final List<String> names;
    private final int warmUpBars;
    private long bars;

    /**
     * @param pipeline one that has seen no bar
     * @param entries of the list that it was configured with: it must have a column for each
     */
    public ContainedFeatures(FeaturePipeline pipeline, Plugged who, int entries) {
        this.pipeline = pipeline;
        this.calls = new Calls(who);
        this.names = calls.get("names", () -> List.copyOf(pipeline.names()));
        this.warmUpBars = calls.get("warmUpBars", pipeline::warmUpBars);
        if (names.size() != entries) {
            throw calls.failure(
                    "names",
                    new IllegalStateException("must be one for each of the " + entries + " entries, but are " + names));
        }
    }

    /** Sees whether its calls return. */
    public CallWatch watch() {
        return calls.watch();
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public int warmUpBars() {
        return warmUpBars;
    }

    @Override
    public boolean update(Bar bar, double[] row) {
        ClassLoader before = calls.enter("update");
        try {
            boolean complete = pipeline.update(bar, row);
            requirePromised(complete, row);
            bars++;
            return complete;
        } catch (Throwable e) {
            throw calls.failure("update", e);
        } finally {
            calls.leave(before);
        }
    }

    private void requirePromised(boolean complete, double[] row) {
        if (complete != bars >= warmUpBars) {
            throw new IllegalStateException("the row of bar " + bars + " is " + (complete ? "complete" : "not complete")
                    + ", but warmUpBars is " + warmUpBars);
        }
        for (int i = 0; complete && i < names.size(); i++) {
            if (!Double.isFinite(row[i])) {
                throw new IllegalStateException("feature must be finite: " + names.get(i) + "=" + row[i]);
            }
        }
    }
}
