package io.hindcast.report.comparison;

import io.hindcast.forecast.ForecastTarget;
import io.hindcast.market.Interval;
import io.hindcast.metric.MetricUnit;
import io.hindcast.report.files.NullWhenEmpty;
import io.hindcast.report.page.Spread;
import io.hindcast.report.summary.BaselineSection;
import io.hindcast.report.summary.Contest;
import io.hindcast.report.summary.CostSection;
import io.hindcast.report.summary.EvaluationSection;
import io.hindcast.report.summary.SegmentSpans;
import io.hindcast.report.summary.SkillTest;
import io.hindcast.report.summary.YearBasis;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * All that {@code comparison.json} says: docs/comparison-folder.md. What comparisons of earlier versions lack is empty.
 *
 * @param comparison what was compared
 * @param costs of trading
 * @param annualisation of the first job that is done
 * @param symbols on which a job is done
 * @param table a row for each symbol and entrant
 * @param jobs in the order of symbol, entrant and seed
 */
public record ComparisonContent(
        Head comparison,
        CostSection costs,
        YearBasis annualisation,
        List<SymbolEntry> symbols,
        List<Row> table,
        List<JobEntry> jobs) {
    /** Copies the lists. */
    public ComparisonContent {
        symbols = List.copyOf(symbols);
        table = List.copyOf(table);
        jobs = List.copyOf(jobs);
    }

    /**
     * What was compared.
     *
     * @param seeds of each entrant
     * @param strategy a description
     * @param target what the models forecast
     * @param horizonBars how many bars ahead
     * @param warnings sentences
     * @param id name of the folder
     * @param name that the config gives it
     * @param hindsight whether offline entrants were traded
     * @param sideBySide jobs at a time
     * @param windowBars that a model reads
     * @param started when
     * @param finished when
     * @param metrics what the config asked for beside the usual figures; empty where it asked for nothing
     */
    public record Head(
            List<Long> seeds,
            String strategy,
            ForecastTarget target,
            int horizonBars,
            List<String> warnings,
            String id,
            Optional<String> name,
            boolean hindsight,
            OptionalInt sideBySide,
            @NullWhenEmpty OptionalInt windowBars,
            Optional<Instant> started,
            Optional<Instant> finished,
            Optional<List<MetricColumn>> metrics) {
        /** Copies the lists. */
        public Head {
            seeds = List.copyOf(seeds);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * A metric that the config asked for.
     *
     * @param key of its figures, in rows and jobs
     * @param label as tables call it
     * @param unit how people read it
     * @param meaning a line
     */
    public record MetricColumn(String key, String label, MetricUnit unit, String meaning) {}

    /**
     * Bars that were compared on.
     *
     * @param symbol the instrument
     * @param interval of its bars
     * @param bars how many
     * @param firstBar close of the first
     * @param lastBar close of the last
     * @param segments how they were cut
     * @param annualisation empty for a comparison of a version that had one for all symbols
     * @param holdout bars that are kept aside, as the first job that is done has it; empty where none are
     * @param baselines of the first job that is done and has traded, without a random trader, which is each run's own; empty for
     *     a comparison of a version without
     * @param contests which entrants can be told apart; empty for a comparison of a version that did not test
     */
    public record SymbolEntry(
            String symbol,
            Interval interval,
            OptionalLong bars,
            Optional<Instant> firstBar,
            Optional<Instant> lastBar,
            SegmentSpans segments,
            Optional<YearBasis> annualisation,
            Optional<EvaluationSection.Holdout> holdout,
            Optional<BaselineSection> baselines,
            Optional<List<Contest>> contests) {}

    /**
     * How an entrant's forecasts did from fold to fold, seeds being averaged within each.
     *
     * @param folds how many
     * @param positive in how many its errors were less than persistence's
     * @param skill against persistence, of the target, over the folds
     */
    public record FoldSkill(int folds, int positive, Spread skill) {}

    /**
     * What an entrant did on a symbol.
     *
     * @param symbol the instrument
     * @param entrant its label
     * @param kind what it is
     * @param description of the model; empty for a reference
     * @param parameters weights trained; empty for a reference
     * @param rankReturn place by net return, 1 is best; empty for what does not trade
     * @param rankSharpe place by Sharpe ratio
     * @param jobs seeds that went in
     * @param failed jobs that failed
     * @param figures by their keys, over the seeds
     * @param folds how it did in each; empty for a reference and where there is one
     */
    public record Row(
            String symbol,
            String entrant,
            EntrantKind kind,
            @NullWhenEmpty Optional<String> description,
            @NullWhenEmpty OptionalLong parameters,
            @NullWhenEmpty OptionalInt rankReturn,
            @NullWhenEmpty OptionalInt rankSharpe,
            int jobs,
            int failed,
            Map<String, Spread> figures,
            Optional<FoldSkill> folds) {
        /** Copies the map. */
        public Row {
            figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        }
    }

    /** What has become of a job. */
    public enum Status {
        /** Its run is there. */
        DONE,
        /** There is none. */
        FAILED
    }

    /**
     * One training and what came of it.
     *
     * @param id its name
     * @param symbol the instrument
     * @param entrant label of the entrant
     * @param kind what the entrant is
     * @param seed of the training
     * @param status what has become of it
     * @param error why it failed; empty when it did not
     * @param folder its run, relative to the comparison; empty when it failed
     * @param report its page; empty when there is none
     * @param forecastTest as in the run's summary
     * @param constant as in the run's summary
     * @param figures by their keys; NaN where undefined
     */
    public record JobEntry(
            String id,
            String symbol,
            String entrant,
            EntrantKind kind,
            long seed,
            Status status,
            @NullWhenEmpty Optional<String> error,
            @NullWhenEmpty Optional<String> folder,
            @NullWhenEmpty Optional<String> report,
            @NullWhenEmpty Optional<SkillTest> forecastTest,
            @NullWhenEmpty Optional<Boolean> constant,
            Map<String, Double> figures) {
        /** Copies the map. */
        public JobEntry {
            figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        }
    }
}
