package io.hindcast.runs.trials;

import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.ledger.LedgerLine;
import io.hindcast.store.ledger.LedgerReading;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The trials of a ledger, each once, whoever has noted it how often.
 *
 * @param all in the order of the ledger
 */
public record Trials(List<CountedTrial> all) {
    static final String TRIAL = "trial";
    static final String RESULT = "result";

    /** Keeps a copy. */
    public Trials {
        all = List.copyOf(all);
    }

    static Trials of(LedgerReading reading) {
        Map<String, LedgerLine> trials = new LinkedHashMap<>();
        Map<String, TrialResult> results = new HashMap<>();
        for (LedgerLine line : reading.entries()) {
            String id = line.content().path("trial").asText();
            if (line.kind().equals(TRIAL)) {
                trials.putIfAbsent(id, line);
            } else if (line.kind().equals(RESULT)) {
                results.putIfAbsent(id, TrialResult.read(line.content()));
            }
        }
        List<CountedTrial> all = new ArrayList<>();
        trials.forEach((id, line) -> all.add(counted(all.size() + 1, line, results.get(id))));
        return new Trials(all);
    }

    private static CountedTrial counted(int number, LedgerLine line, @Nullable TrialResult result) {
        try {
            return new CountedTrial(
                    number,
                    Instant.parse(line.content().path("time").asText()),
                    Trial.read(line.content()),
                    Optional.ofNullable(result));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new InvalidInputException(
                    "ledger of trials, line number " + line.number() + ": is no trial (" + e.getMessage()
                            + "); it was made by another program, or a later version of this one: use that one, or restore"
                            + " the file from a copy",
                    e);
        }
    }

    /** The trial of an id; empty where there is none. */
    public Optional<CountedTrial> of(String id) {
        return all.stream().filter(each -> each.trial().id().equals(id)).findFirst();
    }
}
