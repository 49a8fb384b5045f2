package io.hindcast.runs.trials;

import io.hindcast.report.files.Column;
import io.hindcast.report.files.CsvTable;
import io.hindcast.settings.Sha256;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The return series of a trial: a return a day, in the order of time. That of a day is the sum of the returns of its bars;
 * where a bar is a day or longer, it is the return of the bar.
 *
 * @param days on which at least one bar was traded, but for the first bar, which has no return
 */
public record TrialReturns(List<Day> days) {
    /** Keeps a copy. */
    public TrialReturns {
        days = List.copyOf(days);
    }

    /**
     * The returns of a day.
     *
     * @param date of its bars, in the zone of the data; a bar that closes at midnight belongs to the day that it ends
     * @param strategy net of costs, a fraction
     * @param buyAndHold a fraction
     */
    public record Day(LocalDate date, double strategy, double buyAndHold) {}

    private enum ReturnColumn implements Column {
        DATE,
        STRATEGY,
        BUY_AND_HOLD
    }

    /** As a CSV file, numbers in full precision. */
    String csv() {
        StringBuilder text = new StringBuilder("date,strategy,buy_and_hold\n");
        for (Day day : days) {
            text.append(day.date())
                    .append(',')
                    .append(day.strategy())
                    .append(',')
                    .append(day.buyAndHold())
                    .append('\n');
        }
        return text.toString();
    }

    String sha256() {
        return Sha256.of(csv());
    }

    /** @throws io.hindcast.settings.InvalidInputException when the file is not such a series */
    static TrialReturns read(Path file, String remedy) {
        List<Day> days = new ArrayList<>();
        CsvTable.read(
                file,
                List.of(ReturnColumn.values()),
                remedy,
                row -> days.add(new Day(
                        LocalDate.parse(row.text(ReturnColumn.DATE)),
                        row.number(ReturnColumn.STRATEGY),
                        row.number(ReturnColumn.BUY_AND_HOLD))));
        return new TrialReturns(days);
    }
}
