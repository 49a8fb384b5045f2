package io.hindcast.paper.feeds.rows;

import static io.hindcast.paper.feeds.FeedFixture.BTC;
import static io.hindcast.paper.feeds.FeedFixture.nanos;
import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.feed.FeedMessage;
import io.hindcast.feed.FeedMessage.ClosedBar;
import io.hindcast.feed.FeedMessage.Garbage;
import io.hindcast.feed.FeedMessage.Quote;
import io.hindcast.feed.FeedMessage.UnfinishedBar;
import io.hindcast.market.BarSpecification;
import io.hindcast.market.EpochNanos;
import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import io.hindcast.paper.feeds.ArrivalClock;
import io.hindcast.paper.feeds.FeedFixture;
import io.hindcast.store.importing.Stamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineMessagesTest {
    private static final long NOW = nanos("2024-03-01T12:00:00Z");
    private static final ClosedBar BAR = new ClosedBar(BTC, nanos("2024-03-01T10:01:00Z"), 100.5, 110, 90, 101, 7, NOW);

    private final LineMessages messages = FeedFixture.lineMessages();

    private Optional<FeedMessage> read(String text) {
        return messages.message(new SourceLine(text, "", 0, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-03-01T10:00:00Z,100.5,110,90,101,7",
                "1709287200000, 100.5 ,1.1e2,90.0,\"101\",7",
                "2024-03-01 10:00,100.5,110,90,101,7",
                "{\"time\":\"2024-03-01T10:00:00Z\",\"open\":100.5,\"high\":110,\"low\":90,\"close\":101,\"volume\":7}",
                "  {\"Close\":\"101\",\"OPEN\":\"100.5\",\"open_time\":1709287200,\"high\":110,\"low\":90,\"volume\":7.0,"
                        + "\"symbol\":\"BTC\",\"closed\":true,\"more\":{\"x\":[1]},\"nothing\":null}",
                "{\"date\":\"2024-03-01\",\"time\":\"10:00:00\",\"open\":100.5,\"high\":110,\"low\":90,\"close\":101,\"volume\":7}"
            })
    void oneBarInManyWays(String line) {
        assertThat(read(line)).contains(BAR);
    }

    @Test
    void aHeaderRulesTheLinesBehindIt() {
        assertThat(read("Volume,Close,Low,High,Open,Time,Note")).isEmpty();
        assertThat(read("7,101,90,110,100.5,2024-03-01T10:00:00Z,\"a, b\"")).contains(BAR);
        assertThat(read("")).isEmpty();
        assertThat(read("   ")).isEmpty();
        assertThat(read("time,bid,ask,instrument")).isEmpty();
        assertThat(read("2024-03-01T10:00:00.5Z,99,100,ETH"))
                .contains(new Quote(new Instrument("ETH"), nanos("2024-03-01T10:00:00.5Z"), 99, 100, NOW));
    }

    @Test
    void volumeMayBeMissingAndOtherInstrumentsAreNamed() {
        assertThat(read("2024-03-01T10:00:00Z,100.5,110,90,101"))
                .contains(new ClosedBar(BTC, BAR.closeTime(), 100.5, 110, 90, 101, 0, NOW));
        assertThat(read("{\"instrument\":\"ETH\",\"time\":1709287200,\"open\":1,\"high\":1,\"low\":1,\"close\":1}"))
                .contains(new ClosedBar(new Instrument("ETH"), BAR.closeTime(), 1, 1, 1, 1, 0, NOW));
    }

    @Test
    void anUnfinishedBarAndAQuote() {
        assertThat(read("{\"time\":1709287200,\"open\":1,\"high\":2,\"low\":1,\"close\":2,\"closed\":false}"))
                .contains(new UnfinishedBar(BTC, BAR.closeTime(), 1, 2, 1, 2, 0, NOW));
        assertThat(read("{\"bid\":1.5,\"ask\":\"1.6\"}")).contains(new Quote(BTC, NOW, 1.5, 1.6, NOW));
    }

    @Test
    void whatCanBeReadIsNotJudged() {
        assertThat(read("2024-03-01T10:00:00Z,-1,0,90,101,-7"))
                .contains(new ClosedBar(BTC, BAR.closeTime(), -1, 0, 90, 101, -7, NOW));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello | has 1 fields",
                "1,2,3 | has 3 fields",
                "2024-03-01T10:00:00Z,1,2,x,1,1 | low 'x' must be a decimal number",
                "2024-03-01T10:00:00Z,1,2,NaN,1,1 | low 'NaN' must be a finite number",
                "2024-03-01T10:00:00Z,1,2,1e999,1,1 | low '1e999' is larger",
                "2024-03-01T10:00:00Z,1,2,,1,1 | has no low",
                "03/04/2024 10:00,1,2,1,1,1 | time '03/04/2024 10:00'",
                "2024-03-01,1,2,1,1,1 | no time of day",
                ",1,2,1,1,1 | has no time",
                "{\"time\":1} | has no open",
                "{\"time\":1709287200,\"open\":1,\"high\":2,\"low\":1 | is no JSON",
                "{} {} | is no JSON",
                "{\"open\":1,\"open\":2} | is no JSON",
                "{\"open\":1,\"Open\":2} | two fields 'open'",
                "{\"time\":1709287200,\"open\":1,\"high\":2,\"low\":1,\"close\":1,\"closed\":\"maybe\"} | closed 'maybe'",
                "{\"symbol\":\"B C\",\"time\":1709287200,\"open\":1,\"high\":2,\"low\":1,\"close\":1} | instrument id",
                "{\"time\":99999999999999999999,\"open\":1,\"high\":2,\"low\":1,\"close\":1} | time"
            })
    void whatCantBeReadIsGarbageThatSaysWhy(String line, String reason) {
        String text = line.strip();
        assertThat(read(text)).hasValueSatisfying(message -> {
            assertThat(message).isInstanceOf(Garbage.class);
            assertThat(((Garbage) message).reason()).contains(reason.strip());
            assertThat(((Garbage) message).excerpt()).isEqualTo(text);
        });
        assertThat(read("2024-03-01T10:00:00Z,100.5,110,90,101,7"))
                .as("the next line")
                .contains(BAR);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "time,close,high,low,open,open | two columns 'open'",
                "time,close,hihg,low,open,volume | without all of open",
                "time,open,high,close | without all of open",
                "open,close | without all of open",
                "Tmie,Clsoe,Hihg,Lwo,Opne | without all of open",
                "time,price,amount | without all of open",
                "time,bid,bid | two columns 'bid'",
                "time,bid,size | without all of open",
                "timestamp,mid | without all of open",
                "\"time\",\"Close*\",\"High*\",\"Low*\",\"Open\" | without all of open"
            })
    void behindAHeaderThatCantBeUsedNothingIsReadUntilAnotherComes(String header, String reason) {
        for (boolean second : new boolean[] {false, true}) {
            if (second) {
                assertThat(read("close,open,high,low,time,volume")).isEmpty();
            }
            assertThat(garbage(header)).contains(reason);
            assertThat(garbage("2024-03-01T10:00:00Z,101,110,90,100.5,7")).contains(reason, "columns are unknown");
            assertThat(garbage("101,100.5,110,90,2024-03-01T10:00:00Z,7")).contains(reason);
            assertThat(garbage("2024-03-01T10:00:00Z,99,100")).contains(reason);
            assertThat(read("{\"time\":1709287200,\"open\":100.5,\"high\":110,\"low\":90,\"close\":101,\"volume\":7}"))
                    .as("JSON names its fields itself")
                    .contains(BAR);
            assertThat(read("Time,Open,High,Low,Close,Volume")).isEmpty();
            assertThat(read("2024-03-01T10:00:00Z,100.5,110,90,101,7")).contains(BAR);
        }
    }

    private String garbage(String line) {
        return ((Garbage) read(line).orElseThrow()).reason();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hello", "connected, waiting", "NaN,NaN,NaN,NaN,NaN", "1,x", "2024-03-01T10:00:00Z,a,b,c,d"})
    void whatNamesNoColumnsLeavesThoseThatWereNamed(String line) {
        assertThat(read("close,open,high,low,time")).isEmpty();
        garbage(line);
        assertThat(read("101,100.5,110,90,2024-03-01T10:00:00Z"))
                .contains(new ClosedBar(BTC, BAR.closeTime(), 100.5, 110, 90, 101, 0, NOW));
    }

    @Test
    void aByteOrderMarkIsNoPartOfALine() {
        assertThat(read("\uFEFF2024-03-01T10:00:00Z,100.5,110,90,101,7")).contains(BAR);
        assertThat(read("\uFEFFclose,open,high,low,time,volume")).isEmpty();
        assertThat(read("101,100.5,110,90,2024-03-01T10:00:00Z,7")).contains(BAR);
    }

    @Test
    void anExcerptIsShortAndPrintable() {
        Garbage garbage = (Garbage) read("\u0007\u001b[31m" + "x".repeat(5_000)).orElseThrow();
        assertThat(garbage.excerpt())
                .hasSize(Garbage.EXCERPT_CHARACTERS)
                .startsWith("\\u0007\\u001b[31mxxx")
                .endsWith("xx…");
    }

    @Test
    void timesFollowZoneSessionAndStamp() {
        BarSpecification days =
                new BarSpecification(BTC, Interval.parse("1d"), ZoneId.of("America/New_York"), LocalTime.of(16, 0));
        ArrivalClock clock = FeedFixture.clock(Instant.parse("2024-03-12T00:00:00Z"));
        long now = clock.now();
        List<String> closes = List.of("2024-03-01T21:00:00Z", "2024-03-11T20:00:00Z");
        LineMessages daily = new LineMessages(days, Stamp.OPEN, clock);
        assertThat(daily.message(new SourceLine("2024-03-01,1,1,1,1", "", 0, 0)))
                .contains(new ClosedBar(BTC, nanos(closes.get(0)), 1, 1, 1, 1, 0, now));
        assertThat(daily.message(new SourceLine("2024-03-11,1,1,1,1", "", 0, 0)))
                .contains(new ClosedBar(BTC, nanos(closes.get(1)), 1, 1, 1, 1, 0, now));
        LineMessages byClose = new LineMessages(FeedFixture.BARS, Stamp.CLOSE, FeedFixture.clock());
        assertThat(byClose.message(new SourceLine("2024-03-01T10:01:00Z,100.5,110,90,101,7", "", 0, 0)))
                .contains(BAR);
    }

    @Test
    void theClockOfTheBarsStandsAtTheLatestClose() {
        LineMessages past = new LineMessages(
                FeedFixture.BARS, Stamp.OPEN, ArrivalClock.bars(Clock.fixed(FeedFixture.NOW, ZoneOffset.UTC)));
        assertThat(List.of(
                        past.message(new SourceLine("1960-03-01T10:00:00Z,1,1,1,1", "", 0, 0))
                                .orElseThrow()
                                .receivedAt(),
                        past.message(new SourceLine("2024-03-01T10:00:00Z,1,1,1,1", "", 0, 0))
                                .orElseThrow()
                                .receivedAt(),
                        past.message(new SourceLine("2023-03-01T10:00:00Z,1,1,1,1", "", 0, 0))
                                .orElseThrow()
                                .receivedAt(),
                        past.message(new SourceLine("rubbish", "", 0, 0))
                                .orElseThrow()
                                .receivedAt()))
                .containsExactly(nanos("1960-03-01T10:01:00Z"), BAR.closeTime(), BAR.closeTime(), BAR.closeTime());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"time\":1709298000,\"symbol\":\"ETH\",\"open\":1,\"high\":1,\"low\":1,\"close\":1}",
                "2024-03-01T11:30:00Z,0,0,0,0,0",
                "2024-03-01T11:30:00Z,1,2,3,1,1",
                "2024-03-01T11:30:00Z,1,1,1,1,-1",
                "2024-03-01T11:30:17Z,1,1,1,1,1",
                "2024-03-01T11:30:00Z,1,1,1,x,1",
                "{\"time\":\"2024-03-01T11:30:00Z\",\"bid\":1,\"ask\":2}",
                "{\"time\":\"2024-03-01T11:30:00Z\",\"open\":1,\"high\":1,\"low\":1,\"close\":1,\"closed\":false}",
                "2024-03-01T12:01:00Z,1,1,1,1,1",
                "2042-03-01T11:30:00Z,1,1,1,1,1",
                "rubbish"
            })
    void whatIsNoBarOfTheFeedMovesNoClock(String line) {
        LineMessages past = new LineMessages(
                FeedFixture.BARS, Stamp.OPEN, ArrivalClock.bars(Clock.fixed(FeedFixture.NOW, ZoneOffset.UTC)));
        past.message(new SourceLine("2024-03-01T10:00:00Z,1,1,1,1", "", 0, 0));
        assertThat(past.message(new SourceLine(line, "", 0, 0)).orElseThrow().receivedAt())
                .isEqualTo(BAR.closeTime());
        assertThat(past.message(new SourceLine("2024-03-01T10:01:00Z,1,1,1,1", "", 0, 0))
                        .orElseThrow()
                        .receivedAt())
                .isEqualTo(nanos("2024-03-01T10:02:00Z"));
    }

    @Test
    void aLocalTimeThatComesTwiceGoesByTheSoundBarBefore() {
        // Clocks go back from 03:00 to 02:00, 01:00Z. A foreign bar of 02:30 the second time says nothing of ours.
        BarSpecification berlin =
                new BarSpecification(BTC, Interval.parse("30m"), ZoneId.of("Europe/Berlin"), LocalTime.MIDNIGHT);
        LineMessages rows = new LineMessages(berlin, Stamp.OPEN, FeedFixture.clock());
        List<String> closes = new ArrayList<>();
        for (String line : List.of(
                "{\"time\":\"2023-10-29T01:30:00Z\",\"symbol\":\"ETH\",\"open\":1,\"high\":1,\"low\":1,\"close\":1}",
                "2023-10-29 02:30,1,1,1,1")) {
            ClosedBar bar =
                    (ClosedBar) rows.message(new SourceLine(line, "", 0, 0)).orElseThrow();
            closes.add(EpochNanos.toInstant(bar.closeTime()).toString());
        }
        assertThat(closes.getLast()).isEqualTo("2023-10-29T01:00:00Z");
    }

    /** The computer's clock stands at noon, and bars are of one minute. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-03-01T12:00:00Z,1,1,1,1 | true",
                "2024-03-01T12:01:00Z,1,1,1,1 | false",
                "{\"time\":\"2024-03-01T12:01:00Z\",\"open\":1,\"high\":1,\"low\":1,\"close\":1,\"closed\":false} | true",
                "{\"time\":\"2024-03-01T12:02:00Z\",\"open\":1,\"high\":1,\"low\":1,\"close\":1,\"closed\":false} | false",
                "{\"time\":\"2024-03-01T12:01:00Z\",\"bid\":1,\"ask\":2} | true",
                "{\"time\":\"2024-03-01T12:01:00.001Z\",\"bid\":1,\"ask\":2} | false"
            })
    void nothingComesFromBehindTheNextBar(String line, boolean possible) {
        for (ArrivalClock clock :
                List.of(FeedFixture.clock(), ArrivalClock.bars(Clock.fixed(FeedFixture.NOW, ZoneOffset.UTC)))) {
            FeedMessage message = new LineMessages(FeedFixture.BARS, Stamp.OPEN, clock)
                    .message(new SourceLine(line, "", 0, 0))
                    .orElseThrow();
            if (possible) {
                assertThat(message).isNotInstanceOf(Garbage.class);
            } else {
                assertThat(message)
                        .isInstanceOfSatisfying(
                                Garbage.class,
                                garbage -> assertThat(garbage.reason())
                                        .contains(
                                                "2024-03-01T12:0",
                                                "ahead of this computer's clock, 2024-03-01T12:00:00Z"));
            }
        }
    }
}
