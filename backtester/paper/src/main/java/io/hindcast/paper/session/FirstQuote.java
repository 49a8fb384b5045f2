package io.hindcast.paper.session;

import io.hindcast.engine.execution.Quote;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Finds, for each bar, the quote that orders meet on it: of the quotes that came behind the bar before, the first one of a
 * time from the arrival of the newest order that can arrive within the bar, and before the bar's close; where none can
 * arrive within it, or none came since, the first one of a time from the close of the bar before. Older quotes, and those of
 * a time from the close on, are used by no bar.
 *
 * <p>Quotes that came before a decision could be made fill no order of it, whatever time they bear. Keeps few quotes,
 * however many come.
 */
final class FirstQuote {
    private final long latency;
    private final Deque<Long> arrivals = new ArrayDeque<>();
    private final List<Quote> kept = new ArrayList<>();
    private long lastClose = Long.MAX_VALUE;

    /** @param latency from a close to the arrival of the orders decided on it */
    FirstQuote(Duration latency) {
        this.latency = latency.toNanos();
    }

    /** Takes a sound quote, in the order in which they come. Those before the first bar are of no use. */
    void add(Quote quote) {
        if (quote.time() < lastClose) {
            return;
        }
        long arrived = arrivedBy(quote.time());
        for (Quote earlier : kept) {
            if (earlier.time() <= quote.time() && arrivedBy(earlier.time()) == arrived) {
                return;
            }
        }
        kept.add(quote);
    }

    /** The quote for a bar that has been accepted; what comes next is for the bar behind it. */
    Optional<Quote> take(long closeTime) {
        Optional<Quote> first = first(newest(closeTime), closeTime).or(() -> first(lastClose, closeTime));
        kept.clear();
        lastClose = closeTime;
        arrivals.addLast(closeTime + latency);
        while (!arrivals.isEmpty() && arrivals.getFirst() <= closeTime) {
            arrivals.removeFirst();
        }
        return first;
    }

    /** The last arrival before a close. */
    private long newest(long closeTime) {
        long newest = lastClose;
        for (long arrival : arrivals) {
            if (arrival >= closeTime) {
                break;
            }
            newest = arrival;
        }
        return newest;
    }

    private Optional<Quote> first(long from, long before) {
        return kept.stream()
                .filter(quote -> quote.time() >= from && quote.time() < before)
                .findFirst();
    }

    private long arrivedBy(long time) {
        return arrivals.stream().takeWhile(arrival -> arrival <= time).count();
    }
}
