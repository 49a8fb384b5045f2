package io.hindcast.runs.baselines;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.hindcast.report.files.Column;
import io.hindcast.report.files.EquityColumn;
import io.hindcast.report.files.PriceColumn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;

/**
 * A run's traded bars, cut where its position changed. A spell has a length in bars and an exposure, which is position value /
 * equity at the open of its first bar, and 0 where nothing was held. Orders are filled at opens, so the price of a spell goes from
 * the open of its first bar to that of the next spell's first, the last one's to the last close.
 */
final class Spells {
    /** Units that differ by less than this part of themselves differ by rounding. */
    private static final double ROUNDING = 1e-9;

    private double[] prices = new double[1024];
    private int[] lengths = new int[64];
    private double[] exposures = new double[64];
    private int bars;
    private int count;
    private double units = Double.NaN;
    private double close = Double.NaN;

    /** No bar yet. */
    Spells() {}

    /** Those of a finished run: {@code prices.csv} and {@code equity.csv} have a row each for every traded bar. */
    static Spells read(Path folder) {
        Spells spells = new Spells();
        try (CsvReader<NamedCsvRecord> prices = CsvReader.builder().ofNamedCsvRecord(folder.resolve(PriceColumn.FILE));
                CsvReader<NamedCsvRecord> equity =
                        CsvReader.builder().ofNamedCsvRecord(folder.resolve(EquityColumn.FILE))) {
            Iterator<NamedCsvRecord> price = prices.iterator();
            Iterator<NamedCsvRecord> money = equity.iterator();
            while (price.hasNext() && money.hasNext()) {
                NamedCsvRecord at = price.next();
                NamedCsvRecord held = money.next();
                spells.add(
                        number(at, PriceColumn.OPEN),
                        number(at, PriceColumn.CLOSE),
                        number(held, EquityColumn.POSITION_VALUE),
                        number(held, EquityColumn.EQUITY));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't read the rows of run " + folder, e);
        }
        return spells;
    }

    private static double number(NamedCsvRecord row, Column column) {
        return Double.parseDouble(row.getField(column.header()));
    }

    /**
     * Takes the next bar.
     *
     * @param positionValue at its close
     * @param equity at its close
     */
    void add(double open, double barClose, double positionValue, double equity) {
        double held = positionValue / barClose;
        if (bars == 0 || Math.abs(held - units) > ROUNDING * Math.max(Math.abs(held), Math.abs(units))) {
            begin(held * open / (equity - held * (barClose - open)));
        }
        lengths[count - 1]++;
        if (bars == prices.length) {
            prices = Arrays.copyOf(prices, 2 * bars);
        }
        prices[bars++] = open;
        units = held;
        close = barClose;
    }

    private void begin(double exposure) {
        if (count == lengths.length) {
            lengths = Arrays.copyOf(lengths, 2 * count);
            exposures = Arrays.copyOf(exposures, 2 * count);
        }
        exposures[count++] = exposure;
    }

    /** How many there are. */
    int count() {
        return count;
    }

    /** Whether something was held in any of them. */
    boolean held() {
        for (int spell = 0; spell < count; spell++) {
            if (holding(spell)) {
                return true;
            }
        }
        return false;
    }

    /** Whether something was held in a spell. */
    boolean holding(int spell) {
        return exposures[spell] != 0;
    }

    /**
     * Total return of all spells, one after the other.
     *
     * @param order which spell stands in each place
     * @param cost of each money that changes hands
     * @return -1 where nothing is left
     */
    double totalReturn(int[] order, double cost) {
        double equity = 1;
        double exposure = 0;
        int at = 0;
        for (int spell : order) {
            double entered = exposures[spell];
            equity *= 1 - cost * Math.abs(entered - exposure);
            int end = at + lengths[spell];
            double ratio = (end == bars ? close : prices[end]) / prices[at];
            double growth = 1 + entered * (ratio - 1);
            if (!(growth > 0 && equity > 0)) {
                return -1;
            }
            equity *= growth;
            exposure = entered * ratio / growth;
            at = end;
        }
        return equity - 1;
    }
}
