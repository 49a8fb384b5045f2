package io.hindcast.report.run;

import io.hindcast.report.page.FigureFormat;
import io.hindcast.report.page.TimeFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What of the result is not the strategy's doing, as a part of the verdict. */
final class Setbacks {
    /** From this share of the bars on a halt decides the result; so do rejections from this share of the orders on. */
    private static final double DECIDES = 0.05;

    private static final double DECIDES_ORDERS = 0.25;
    private static final Pattern LIMIT = Pattern.compile("trading\\.limits\\.[a-z-]+ [0-9.E-]+");

    private Setbacks() {}

    /** A clause in brackets that begins with a blank; empty when nothing decides the result. */
    static String clause(Summary summary) {
        List<String> parts = new ArrayList<>();
        double bars = summary.optionalNumber("incidents.bars");
        double halted = summary.optionalNumber("incidents.halted_bars");
        if (halted / bars >= DECIDES) {
            double times = summary.optionalNumber("incidents.halt_count");
            String first = summary.optionalText("incidents.halts.0.first")
                    .map(time -> TimeFormat.SECOND.format(time) + " UTC")
                    .orElse(FigureFormat.UNDEFINED);
            parts.add(limit(summary) + " halted it "
                    + (times > 1
                            ? FigureFormat.COUNT.format(times) + " times, first at " + first
                            : "from " + first + " on")
                    + ", so that " + FigureFormat.PERCENT.format(halted / bars) + " of the bars were not traded");
        }
        double calls = summary.optionalNumber("incidents.margin_calls.count");
        if (calls > 0) {
            parts.add("its margin was called at " + FigureFormat.COUNT.format(calls)
                    + (calls == 1 ? " close" : " closes"));
        }
        double orders = summary.optionalNumber("trading.orders");
        double rejected = summary.optionalNumber("trading.rejected");
        boolean idle = summary.optionalNumber("trading.fills") == 0;
        if (idle && orders == 0) {
            parts.add(
                    summary.optionalNumber("incidents.targets_below_one_unit.count") > 0
                            ? "it never wanted as much as one whole unit"
                            : "it ordered nothing");
        }
        if (idle
                && orders > 0
                && summary.optionalNumber("incidents.bars_with_volume") == 0
                && !Double.isNaN(summary.optionalNumber("execution.max_volume_share"))) {
            parts.add("no bar has volume, and trading.max-volume-share fills nothing without");
        }
        if (rejected / orders >= (idle ? Double.MIN_VALUE : DECIDES_ORDERS)) {
            parts.add(FigureFormat.COUNT.format(rejected) + " of its " + FigureFormat.COUNT.format(orders)
                    + (orders == 1 ? " order was" : " orders were") + " rejected" + mostly(summary));
        }
        return parts.isEmpty() ? "" : " (" + String.join("; ", parts) + ")";
    }

    /** The key of the first limit, as the reason of a halt begins with it. */
    private static String limit(Summary summary) {
        String reason = summary.optionalText("incidents.halts.0.reason").orElse("");
        Matcher limit = LIMIT.matcher(reason);
        return limit.find() ? limit.group() : "a limit";
    }

    private static String mostly(Summary summary) {
        return summary.optional("incidents.rejected.by_reason")
                .flatMap(reasons ->
                        reasons.properties().stream().map(Map.Entry::getKey).findFirst())
                .map(reason -> ", most for: " + reason)
                .orElse("");
    }
}
