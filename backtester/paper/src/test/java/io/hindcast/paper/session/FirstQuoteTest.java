package io.hindcast.paper.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.engine.execution.Quote;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Times in seconds; bars close at 60, 120 and so on. */
class FirstQuoteTest {
    private static final long SECOND = 1_000_000_000L;

    private static Quote quote(double time, double bid) {
        return new Quote((long) (time * SECOND), bid, bid + 1);
    }

    private static Optional<Double> take(FirstQuote quotes, long close) {
        return quotes.take(close * SECOND).map(Quote::bid);
    }

    private static FirstQuote after(Duration latency) {
        FirstQuote quotes = new FirstQuote(latency);
        quotes.add(quote(59, 1));
        assertThat(take(quotes, 60)).isEmpty();
        return quotes;
    }

    @Test
    void theFirstFromTheCloseOnIsTakenAndTheNextBarHasItsOwn() {
        FirstQuote quotes = after(Duration.ZERO);
        quotes.add(quote(59.9, 10));
        quotes.add(quote(60, 11));
        quotes.add(quote(61, 12));
        assertThat(take(quotes, 120)).contains(11.0);
        assertThat(take(quotes, 180)).isEmpty();
        quotes.add(quote(180, 13));
        assertThat(take(quotes, 240)).contains(13.0);
    }

    @Test
    void withLatencyItIsTheFirstFromTheArrivalOn() {
        FirstQuote quotes = after(Duration.ofSeconds(5));
        quotes.add(quote(61, 10));
        quotes.add(quote(64.9, 11));
        quotes.add(quote(65, 12));
        quotes.add(quote(66, 13));
        assertThat(take(quotes, 120)).contains(12.0);
        // Where none came since the arrival there is one for orders that arrived long ago and still rest.
        quotes.add(quote(121, 14));
        quotes.add(quote(122, 15));
        assertThat(take(quotes, 180)).contains(14.0);
    }

    @Test
    void aLatencyOfMoreThanABarCountsFromTheBarWhoseOrdersArrive() {
        FirstQuote quotes = after(Duration.ofSeconds(90));
        // Decided at 60, they arrive at 150.
        quotes.add(quote(61, 10));
        assertThat(take(quotes, 120)).contains(10.0);
        quotes.add(quote(130, 11));
        quotes.add(quote(149, 12));
        quotes.add(quote(151, 13));
        assertThat(take(quotes, 180)).contains(13.0);
    }

    @Test
    void severalArrivalsBeforeOneBarMeetTheQuoteAfterTheLast() {
        FirstQuote quotes = after(Duration.ofSeconds(90));
        assertThat(take(quotes, 120)).isEmpty();
        // From 60 and 120: they arrive at 150 and 210, both before a bar that closes at 600.
        quotes.add(quote(160, 10));
        quotes.add(quote(205, 11));
        quotes.add(quote(211, 12));
        assertThat(take(quotes, 600)).contains(12.0);
    }

    @Test
    void oneOfTheFutureHidesNoOtherAndIsUsedByNoBar() {
        FirstQuote quotes = after(Duration.ZERO);
        quotes.add(quote(1_000_000, 99));
        quotes.add(quote(120, 98));
        quotes.add(quote(70, 10));
        quotes.add(quote(80, 11));
        assertThat(take(quotes, 120)).contains(10.0);
        assertThat(take(quotes, 180)).isEmpty();
    }

    @Test
    void ofTwoThatFitTheFirstToComeIsTakenWhateverTheirTimes() {
        FirstQuote quotes = after(Duration.ZERO);
        quotes.add(quote(75, 10));
        quotes.add(quote(70, 11));
        assertThat(take(quotes, 120)).contains(10.0);
    }
}
