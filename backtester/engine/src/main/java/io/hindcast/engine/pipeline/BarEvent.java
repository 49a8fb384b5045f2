package io.hindcast.engine.pipeline;

import io.hindcast.engine.execution.Decision;
import io.hindcast.engine.execution.Quote;
import io.hindcast.market.MutableBar;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A slot of the ring: one bar and what the stages have found out about it. Allocated once and used again for every
 * {@code ringSize}-th bar. Each field is written by one stage and read by later ones.
 */
public final class BarEvent {
    private final MutableBar bar = new MutableBar();
    private final double[] features;
    private final TradingOutcome outcome = new TradingOutcome();
    private long index;
    private Type type = Type.PADDING;
    private boolean featuresComplete;
    private double forecastPrice;
    private Decision decision = Decision.TRADE;
    private @Nullable LiveModel model;
    private @Nullable Quote quote;

    /** What a slot holds. */
    enum Type {
        BAR,
        /** Fills the last chunk up to its border. */
        PADDING,
        /** Padding at the end of the last chunk. */
        END
    }

    /** @param featureCount columns of a row of features; 0 without features */
    BarEvent(int featureCount) {
        this.features = new double[featureCount];
    }

    void reset(Type type, long index) {
        this.type = type;
        this.index = index;
        this.featuresComplete = false;
        this.forecastPrice = Double.NaN;
        this.decision = Decision.TRADE;
        this.model = null;
        this.quote = null;
        this.outcome.clear();
    }

    Type type() {
        return type;
    }

    /** True when the slot holds a bar. */
    public boolean isBar() {
        return type == Type.BAR;
    }

    /** Number of the bar in the run, from 0. */
    public long index() {
        return index;
    }

    /** The bar; meaningless in padding. */
    public MutableBar bar() {
        return bar;
    }

    /** The unscaled row; written by the features stage. */
    public double[] features() {
        return features;
    }

    /** True when the row has no NaN. */
    public boolean featuresComplete() {
        return featuresComplete;
    }

    void featuresComplete(boolean complete) {
        this.featuresComplete = complete;
    }

    /** True when there is a forecast. */
    public boolean hasForecast() {
        return !Double.isNaN(forecastPrice);
    }

    /** The price expected at the horizon; NaN when there is no forecast. */
    public double forecastPrice() {
        return forecastPrice;
    }

    void forecastPrice(double price) {
        this.forecastPrice = price;
    }

    /** What the strategy is asked for on this bar; to decide, unless a stage before trading says otherwise. */
    public Decision decision() {
        return decision;
    }

    /** Asks the strategy for something else on this bar. */
    public void decision(Decision asked) {
        this.decision = asked;
    }

    /** The model that forecasts from this bar on; empty, as almost always, where it is that of the bar before. */
    public Optional<LiveModel> model() {
        return Optional.ofNullable(model);
    }

    /**
     * Lets another model forecast from this bar on; for a stage before the forecasts.
     *
     * @throws io.hindcast.settings.InvalidInputException when its training has seen this bar or a later one, and it is not
     *     there in hindsight
     */
    public void model(LiveModel from) {
        if (from.origin() != LiveModel.Origin.HINDSIGHT) {
            ModelAge.requireUnseen(from, bar.closeTime());
        }
        this.model = from;
    }

    /** The first quote that an order of the close before can meet. */
    public Optional<Quote> quote() {
        return Optional.ofNullable(quote);
    }

    /** Gives the bar a quote. */
    public void quote(Quote first) {
        this.quote = first;
    }

    /** What trading did on this bar. */
    public TradingOutcome outcome() {
        return outcome;
    }
}
