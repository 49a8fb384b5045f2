package io.hindcast.paper.gate;

import static io.hindcast.paper.gate.GateFixture.BARS;
import static io.hindcast.paper.gate.GateFixture.BTC;
import static io.hindcast.paper.gate.GateFixture.MINUTE;
import static io.hindcast.paper.gate.GateFixture.SECOND;
import static io.hindcast.paper.gate.GateFixture.START;
import static io.hindcast.paper.gate.GateFixture.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.feed.FeedMessage;
import io.hindcast.feed.FeedMessage.ClosedBar;
import io.hindcast.feed.FeedMessage.Connection;
import io.hindcast.feed.FeedMessage.ConnectionEvent;
import io.hindcast.feed.FeedMessage.End;
import io.hindcast.feed.FeedMessage.Garbage;
import io.hindcast.feed.FeedMessage.Quote;
import io.hindcast.feed.FeedMessage.UnfinishedBar;
import io.hindcast.market.Instrument;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** The gate against rulings that are written down anew, slowly, over the list of all that was accepted. */
class BarGatePropertyTest {
    private static final int REMEMBERED = 4;
    private static final Map<String, Object> SETTINGS =
            Map.of("remember-bars", REMEMBERED, "late-after", "20s", "stale-after", "2m");

    /** A message and how long after its receipt it is dealt with. */
    record Input(FeedMessage message, long now) {}

    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void everyInputIsInExactlyOneCounterAndItIsTheRightOne(@ForAll("inputs") List<Input> inputs) {
        BarGate gate = new BarGate(BARS, GateFixture.settings(BARS, SETTINGS), START);
        Map<GateVerdict, Long> expected = new EnumMap<>(GateVerdict.class);
        List<ClosedBar> accepted = new ArrayList<>();
        long missing = 0;
        for (Input input : inputs) {
            GateVerdict verdict = oracle(accepted, input);
            expected.merge(verdict, 1L, Long::sum);
            long before = 0;
            if (verdict.accepted()) {
                ClosedBar bar = (ClosedBar) input.message();
                for (long t = accepted.isEmpty()
                                ? bar.closeTime()
                                : accepted.getLast().closeTime() + MINUTE;
                        t < bar.closeTime();
                        t += MINUTE) {
                    before++;
                }
                accepted.add(bar);
            }
            missing += before;

            Ruling ruling = gate.rule(input.message(), input.now());
            assertThat(ruling.verdict()).as("%s", input).isEqualTo(verdict);
            assertThat(ruling.missing()).as("%s", input).isEqualTo(before);
        }
        FeedHealth health = gate.health(START);
        assertThat(health.counters().messages()).isEqualTo(inputs.size());
        assertThat(health.counters().missingBars()).isEqualTo(missing);
        for (GateVerdict verdict : GateVerdict.values()) {
            assertThat(health.counters().of(verdict)).as("%s", verdict).isEqualTo(expected.getOrDefault(verdict, 0L));
        }
        if (accepted.isEmpty()) {
            assertThat(health.lastBarTime()).isEmpty();
        } else {
            assertThat(health.lastBarTime()).hasValue(accepted.getLast().closeTime());
        }
    }

    private static GateVerdict oracle(List<ClosedBar> accepted, Input input) {
        return switch (input.message()) {
            case Garbage _ -> GateVerdict.GARBAGE;
            case Connection _, End _ -> GateVerdict.CONTROL;
            case Quote quote ->
                quote.instrument().equals(BTC) && quote.bid() > 0 && quote.bid() <= quote.ask()
                        ? GateVerdict.QUOTE
                        : GateVerdict.GARBAGE;
            case UnfinishedBar bar ->
                bar.instrument().equals(BTC) && bar.high() >= bar.close() ? GateVerdict.UPDATE : GateVerdict.GARBAGE;
            case ClosedBar bar -> oracle(accepted, bar, Math.max(input.now(), bar.receivedAt()));
        };
    }

    private static GateVerdict oracle(List<ClosedBar> accepted, ClosedBar bar, long seen) {
        boolean possible = bar.instrument().equals(BTC)
                && bar.low() > 0
                && bar.high() >= bar.close()
                && bar.volume() >= 0
                && bar.closeTime() % MINUTE == 0
                && bar.closeTime() - seen <= 5 * SECOND;
        if (!possible) {
            return GateVerdict.GARBAGE;
        }
        for (ClosedBar known : accepted.subList(Math.max(0, accepted.size() - REMEMBERED), accepted.size())) {
            if (known.closeTime() == bar.closeTime()) {
                return known.close() == bar.close() ? GateVerdict.DUPLICATE : GateVerdict.CORRECTED;
            }
        }
        if (accepted.stream().anyMatch(known -> known.closeTime() >= bar.closeTime())) {
            return GateVerdict.OUT_OF_ORDER;
        }
        return seen - bar.closeTime() > 20 * SECOND ? GateVerdict.ACCEPTED_LATE : GateVerdict.ACCEPTED;
    }

    @Provide
    Arbitrary<List<Input>> inputs() {
        Arbitrary<Instrument> instruments = rarely(new Instrument("ETH"), BTC);
        Arbitrary<Long> delays = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(SECOND)),
                Tuple.of(2, Arbitraries.longs().between(-8, 40).map(s -> s * SECOND)));
        Arbitrary<ClosedBar> bars = Combinators.combine(
                        Arbitraries.integers().between(1, 14),
                        rarely(1L, 0L),
                        instruments,
                        Arbitraries.of(100.0, 101.0),
                        rarely(-1.0, 90.0),
                        rarely(99.0, 110.0),
                        rarely(-2.0, 7.0),
                        delays)
                .as((minute, off, instrument, close, low, high, volume, delay) -> new ClosedBar(
                        instrument,
                        minute(minute) + off,
                        100 <= high ? 100 : high,
                        high,
                        low,
                        close,
                        volume,
                        minute(minute) + delay));
        Arbitrary<FeedMessage> others = Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        instruments,
                        Arbitraries.integers().between(0, 14),
                        Arbitraries.of(99.0, 101.0))
                .as((kind, instrument, minute, price) -> switch (kind) {
                    case 0 -> new Garbage("x", "unreadable", minute(minute));
                    case 1 -> new Quote(instrument, minute(minute), price, 100, minute(minute));
                    case 2 -> new UnfinishedBar(instrument, minute(minute), 90, 100, 80, price, 1, minute(minute));
                    case 3 -> new Connection(ConnectionEvent.DISCONNECTED, "gone", minute(minute));
                    case 4 -> new Connection(ConnectionEvent.RECONNECTED, "back", minute(minute));
                    default -> new End("over", minute(minute));
                });
        Arbitrary<FeedMessage> messages =
                Arbitraries.frequencyOf(Tuple.of(5, bars.map(bar -> bar)), Tuple.of(2, others));
        return Combinators.combine(
                        messages, Arbitraries.frequency(Tuple.of(6, 0L), Tuple.of(1, 30L), Tuple.of(1, -30L)))
                .as((message, wait) -> new Input(message, message.receivedAt() + wait * SECOND))
                .list()
                .ofMaxSize(40);
    }

    private static <T> Arbitrary<T> rarely(T rare, T usual) {
        return Arbitraries.frequency(Tuple.of(1, rare), Tuple.of(15, usual));
    }
}
