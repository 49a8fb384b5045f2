package io.hindcast.cli;

import io.hindcast.market.Instrument;
import io.hindcast.market.InstrumentTerms;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.NearestName;
import io.hindcast.store.live.LiveQueueStore;
import io.hindcast.store.queue.BarStore;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hindcast data set}: says what is known of a queue's instrument. */
@Command(
        name = "set",
        mixinStandardHelpOptions = true,
        description = {
            "Says what is known of the instrument of a queue or a live queue: currency, tick, lot, multiplier, session.",
            "",
            "Its bars and their hash stay as they are. A key without a value makes it unknown again."
        },
        footer = {
            "",
            "Examples:",
            "  hindcast data set es-1m currency=USD tick=0.25 lot=1 multiplier=50",
            "  hindcast data set sp500 \"session=America/New_York 09:30-16:00\"",
            "  hindcast data set sp500 lot="
        })
final class DataSetCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "NAME", description = "The queue or live queue.")
    private String name;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "KEY=VALUE",
            description = "What is known; KEY= for what no longer is.")
    private List<String> assignments;

    @Mixin
    private QueuesOption queues;

    @Mixin
    private FeedsOption feeds;

    /** Made by picocli, which fills the options. */
    DataSetCommand() {}

    @Override
    public Integer call() {
        BarStore store = new BarStore(queues.folder());
        LiveQueueStore live = new LiveQueueStore(feeds.folderBeside(queues.folder()));
        boolean ofLive = !store.exists(name) && live.exists(name);
        Instrument instrument = ofLive
                ? live.describe(name).bars().instrument()
                : store.describe(name).instrument();
        InstrumentTerms terms = instrument.terms();
        for (String assignment : assignments) {
            terms = with(terms, assignment);
        }
        if (ofLive) {
            live.know(name, terms);
        } else {
            store.know(name, terms);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(instrument + " of queue '" + name + "': " + words(terms));
        out.flush();
        return 0;
    }

    /** What is known, in a line. */
    static String words(InstrumentTerms terms) {
        Map<String, String> known = terms.known();
        return known.isEmpty()
                ? "nothing is known"
                : known.entrySet().stream()
                        .map(term -> term.getKey() + " " + term.getValue())
                        .collect(Collectors.joining(", "));
    }

    private static InstrumentTerms with(InstrumentTerms terms, String assignment) {
        int at = assignment.indexOf('=');
        String key = at < 0 ? assignment : assignment.substring(0, at);
        if (at < 0 && InstrumentTerms.KEYS.contains(key)) {
            throw new InvalidInputException(
                    "'" + key + "' has no value; write " + key + "=VALUE, or " + key + "= to make it unknown again");
        }
        if (at < 0 || !InstrumentTerms.KEYS.contains(key)) {
            throw new InvalidInputException("'" + assignment + "' is not KEY=VALUE with a key of "
                    + String.join(", ", InstrumentTerms.KEYS) + NearestName.suggestion(key, InstrumentTerms.KEYS)
                    + "; for example: tick=0.01");
        }
        return OptionText.parse(key, assignment.substring(at + 1), text -> terms.with(key, text));
    }
}
