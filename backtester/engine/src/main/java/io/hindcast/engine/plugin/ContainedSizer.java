package io.hindcast.engine.plugin;

import io.hindcast.market.Bar;
import io.hindcast.sizing.PositionSizer;
import io.hindcast.sizing.SizingContext;

/** A sizer whose failures bear its name, whose calls can be watched, and which gives numbers of units. */
public record ContainedSizer(PositionSizer sizer, Calls calls) implements PositionSizer, Watched {
    /** Contains a sizer. */
    public static ContainedSizer of(PositionSizer sizer, Plugged who) {
        return new ContainedSizer(sizer, new Calls(who));
    }

    @Override
    public CallWatch watch() {
        return calls.watch();
    }

    @Override
    public void onBar(Bar bar) {
        ClassLoader before = calls.enter("onBar");
        try {
            sizer.onBar(bar);
        } catch (Throwable e) {
            throw calls.failure("onBar", e);
        } finally {
            calls.leave(before);
        }
    }

    @Override
    public double units(SizingContext context) {
        ClassLoader before = calls.enter("units");
        try {
            double units = sizer.units(context);
            if (!Double.isFinite(units)) {
                throw new IllegalStateException("it must give a finite number, but gave " + units + " for " + context);
            }
            return units;
        } catch (Throwable e) {
            throw calls.failure("units", e);
        } finally {
            calls.leave(before);
        }
    }
}
