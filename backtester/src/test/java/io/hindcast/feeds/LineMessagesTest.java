package io.hindcast.feeds;

import static io.hindcast.feeds.FeedFixture.BTC;
import static io.hindcast.feeds.FeedFixture.nanos;
import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.feed.BarSpecification;
import io.hindcast.feed.FeedMessage;
import io.hindcast.feed.FeedMessage.ClosedBar;
import io.hindcast.feed.FeedMessage.Garbage;
import io.hindcast.feed.FeedMessage.Quote;
import io.hindcast.feed.FeedMessage.UnfinishedBar;
import io.hindcast.importing.Stamp;
import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import java.time.LocalTime;
import java.time.ZoneId;
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
        return messages.message(new Line(text, "", 0, 0));
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
                "time,open,high,close | header without all",
                "open,open,high,low,close | two columns 'open'",
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

    @Test
    void aHeaderThatIsGarbageLeavesTheOneBefore() {
        assertThat(read("close,open,high,low,time")).isEmpty();
        assertThat(read("open,close"))
                .hasValueSatisfying(message -> assertThat(message).isInstanceOf(Garbage.class));
        assertThat(read("101,100.5,110,90,2024-03-01T10:00:00Z"))
                .contains(new ClosedBar(BTC, BAR.closeTime(), 100.5, 110, 90, 101, 0, NOW));
    }

    @Test
    void anExcerptIsShortAndPrintable() {
        Garbage garbage = (Garbage) read("\u0007\u001b[31m" + "x".repeat(5_000)).orElseThrow();
        assertThat(garbage.excerpt()).hasSize(Garbage.EXCERPT_CHARACTERS).startsWith("��[31mxxx");
    }

    @Test
    void timesFollowZoneSessionAndStamp() {
        BarSpecification days =
                new BarSpecification(BTC, Interval.parse("1d"), ZoneId.of("America/New_York"), LocalTime.of(16, 0));
        List<String> closes = List.of("2024-03-01T21:00:00Z", "2024-03-11T20:00:00Z");
        LineMessages daily = new LineMessages(days, Stamp.OPEN, FeedFixture.clock());
        assertThat(daily.message(new Line("2024-03-01,1,1,1,1", "", 0, 0)))
                .contains(new ClosedBar(BTC, nanos(closes.get(0)), 1, 1, 1, 1, 0, NOW));
        assertThat(daily.message(new Line("2024-03-11,1,1,1,1", "", 0, 0)))
                .contains(new ClosedBar(BTC, nanos(closes.get(1)), 1, 1, 1, 1, 0, NOW));
        LineMessages byClose = new LineMessages(FeedFixture.BARS, Stamp.CLOSE, FeedFixture.clock());
        assertThat(byClose.message(new Line("2024-03-01T10:01:00Z,100.5,110,90,101,7", "", 0, 0)))
                .contains(BAR);
    }

    @Test
    void theClockOfTheBarsStandsAtTheLatestClose() {
        LineMessages past = new LineMessages(FeedFixture.BARS, Stamp.OPEN, ArrivalClock.bars());
        assertThat(List.of(
                        past.message(new Line("1960-03-01T10:00:00Z,1,1,1,1", "", 0, 0))
                                .orElseThrow()
                                .receivedAt(),
                        past.message(new Line("2024-03-01T10:00:00Z,1,1,1,1", "", 0, 0))
                                .orElseThrow()
                                .receivedAt(),
                        past.message(new Line("2023-03-01T10:00:00Z,1,1,1,1", "", 0, 0))
                                .orElseThrow()
                                .receivedAt(),
                        past.message(new Line("rubbish", "", 0, 0))
                                .orElseThrow()
                                .receivedAt()))
                .containsExactly(nanos("1960-03-01T10:01:00Z"), BAR.closeTime(), BAR.closeTime(), BAR.closeTime());
    }
}
