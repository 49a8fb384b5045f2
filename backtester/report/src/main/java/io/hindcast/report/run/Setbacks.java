package io.hindcast.report.run;

import io.hindcast.report.page.FigureFormat;
import io.hindcast.report.page.TimeFormat;
import io.hindcast.report.summary.IncidentFigures;
import io.hindcast.report.summary.StrategyFigures;
import io.hindcast.report.summary.Summary;
import io.hindcast.report.summary.TradeFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What of the result is not the strategy's doing, as a part of the verdict. */
final class Setbacks {
    /** From this share of the bars on a halt decides the result; so do rejections from this share of the orders on. */
    private static final double DECIDES = 0.05;

    private static final double DECIDES_ORDERS = 0.25;
    private static final Pattern LIMIT = Pattern.compile("trading\\.limits\\.[a-z-]+ [0-9.E-]+");

    private Setbacks() {}

    /** A clause in brackets that begins with a blank; empty when nothing decides the result. */
    static String clause(Summary summary) {
        StrategyFigures figures = summary.figures();
        TradeFigures trading = figures.trading();
        List<String> parts = new ArrayList<>();
        figures.incidents().ifPresent(incidents -> {
            halts(incidents).ifPresent(parts::add);
            marginCalls(incidents).ifPresent(parts::add);
        });
        boolean idle = trading.fills() == 0;
        if (idle && trading.orders() == 0) {
            boolean tooLittle = figures.incidents()
                    .flatMap(IncidentFigures::targetsBelowOneUnit)
                    .filter(targets -> targets.count() > 0)
                    .isPresent();
            parts.add(tooLittle ? "it never wanted as much as one whole unit" : "it ordered nothing");
        }
        if (idle && trading.orders() > 0 && withoutVolume(summary)) {
            parts.add("no bar has volume, and trading.max-volume-share fills nothing without");
        }
        double rejected = (double) trading.rejected() / trading.orders();
        if (rejected >= (idle ? Double.MIN_VALUE : DECIDES_ORDERS)) {
            parts.add(FigureFormat.COUNT.format((double) trading.rejected()) + " of its "
                    + FigureFormat.COUNT.format((double) trading.orders())
                    + (trading.orders() == 1 ? " order was" : " orders were") + " rejected"
                    + figures.incidents().map(Setbacks::mostly).orElse(""));
        }
        return parts.isEmpty() ? "" : " (" + String.join("; ", parts) + ")";
    }

    private static Optional<String> halts(IncidentFigures incidents) {
        double halted = (double) incidents.haltedBars() / incidents.bars();
        if (!(halted >= DECIDES)) {
            return Optional.empty();
        }
        Optional<IncidentFigures.Halt> halt = incidents.halts().stream().findFirst();
        String first = halt.map(each -> TimeFormat.SECOND.format(each.first()) + " UTC")
                .orElse(FigureFormat.UNDEFINED);
        return Optional.of(limit(halt.orElse(null)) + " halted it "
                + (incidents.haltCount() > 1
                        ? FigureFormat.COUNT.format((double) incidents.haltCount()) + " times, first at " + first
                        : "from " + first + " on")
                + ", so that " + FigureFormat.PERCENT.format(halted) + " of the bars were not traded");
    }

    private static Optional<String> marginCalls(IncidentFigures incidents) {
        long calls = incidents.marginCalls().count();
        return calls > 0
                ? Optional.of("its margin was called at " + FigureFormat.COUNT.format((double) calls)
                        + (calls == 1 ? " close" : " closes"))
                : Optional.empty();
    }

    private static boolean withoutVolume(Summary summary) {
        return summary.figures()
                        .incidents()
                        .filter(incidents -> incidents.barsWithVolume() == 0)
                        .isPresent()
                && summary.execution()
                        .filter(execution -> !Double.isNaN(execution.maxVolumeShare()))
                        .isPresent();
    }

    /** The key of the first limit, as the reason of a halt begins with it. */
    private static String limit(IncidentFigures.@Nullable Halt halt) {
        Matcher limit = LIMIT.matcher(halt == null ? "" : halt.reason());
        return limit.find() ? limit.group() : "a limit";
    }

    private static String mostly(IncidentFigures incidents) {
        return incidents.rejected().byReason().keySet().stream()
                .findFirst()
                .map(reason -> ", most for: " + reason)
                .orElse("");
    }
}
