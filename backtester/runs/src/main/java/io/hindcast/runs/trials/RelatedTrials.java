package io.hindcast.runs.trials;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The trials that one must be judged among: those of the same instrument whose periods overlap, whatever data, config and name
 * they are of. In the order of their ids, so that no figure depends on when they were noted.
 *
 * @param all of them, with a result or without
 * @param returns of those whose series is stored and what it was, by their ids
 */
public record RelatedTrials(List<CountedTrial> all, Map<String, TrialReturns> returns) {
    /** Keeps copies. */
    public RelatedTrials {
        all = List.copyOf(all);
        returns = Map.copyOf(returns);
    }

    /** How many there are; what N stands for in a deflated Sharpe ratio. */
    public int count() {
        return all.size();
    }

    /** Those that have ended. */
    public List<CountedTrial> ended() {
        return all.stream().filter(each -> each.result().isPresent()).toList();
    }

    /** Those that have ended and whose series is stored. */
    public List<CountedTrial> withReturns() {
        return all.stream()
                .filter(each -> returns.containsKey(each.trial().id()))
                .toList();
    }

    /** The series of {@link #withReturns}, in their order, on all days that any of them has. */
    public AlignedReturns aligned() {
        SortedSet<LocalDate> dates = new TreeSet<>();
        List<Map<LocalDate, TrialReturns.Day>> byDate = new ArrayList<>();
        for (CountedTrial each : withReturns()) {
            Map<LocalDate, TrialReturns.Day> days = new HashMap<>();
            TrialReturns series = returns.get(each.trial().id());
            if (series != null) {
                series.days().forEach(day -> days.put(day.date(), day));
            }
            dates.addAll(days.keySet());
            byDate.add(days);
        }
        return AlignedReturns.of(List.copyOf(dates), byDate);
    }
}
