package io.hindcast.runs.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.market.InstrumentTerms;
import io.hindcast.runs.fixture.TinyWorkspace;
import io.hindcast.store.queue.BarStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a strategy says of itself stands in files of its own, and what is known of its instrument in the run. */
class StrategyRowsTest {
    private static final String DIARY = """
            name: diary
            data: {queue: bars, import: {file: bars.csv, instrument: TEST}}
            strategy: {name: diary}
            """;

    @TempDir
    private Path folder;

    @Test
    void recordedValuesAndTagsHaveTheirRowsHashesAndCharts() throws IOException {
        Path run = TinyWorkspace.withBars(folder).backtest(DIARY).folder();
        List<String> values = Files.readAllLines(run.resolve("values.csv"));
        List<String> prices = Files.readAllLines(run.resolve("prices.csv"));
        assertThat(values.getFirst()).isEqualTo("time,instrument,name,pane,value");
        assertThat(values).hasSize(1 + 2 * TinyWorkspace.BARS);
        for (int i = 1; i < prices.size(); i++) {
            String[] bar = prices.get(i).split(",", -1);
            double high = Double.parseDouble(bar[2]);
            double low = Double.parseDouble(bar[3]);
            assertThat(values.get(2 * i - 1)).isEqualTo(bar[0] + ",TEST,middle,PRICE," + (high + low) / 2);
            assertThat(values.get(2 * i)).isEqualTo(bar[0] + ",TEST,range,OWN," + (high - low));
        }
        List<String> tags = Files.readAllLines(run.resolve("tags.csv"));
        assertThat(tags.getFirst()).isEqualTo("order_id,time,tag");
        List<String> times = prices.stream().map(row -> row.split(",", -1)[0]).toList();
        assertThat(tags.subList(1, tags.size()))
                .hasSizeGreaterThan(50)
                .isEqualTo(Files.readAllLines(run.resolve("orders.csv")).stream()
                        .map(row -> row.split(",", -1))
                        .filter(row -> row[9].equals("SUBMITTED") && (times.indexOf(row[0]) - 1) % 10 < 5)
                        .map(row -> row[1] + "," + row[0] + ",in again")
                        .toList());
        assertThat(run.resolve("certificate.json")).content().contains("\"values.csv\"", "\"tags.csv\"");
        assertThat(run.resolve("report.html"))
                .content()
                .contains("data-chart=\"value-1\"", "{\"name\":\"middle\",\"pane\":\"price\"")
                .doesNotContain("data-chart=\"value-0\"");
    }

    @Test
    void aRunWhoseStrategySaysNothingHasNeither() throws IOException {
        Path run = TinyWorkspace.withBars(folder).backtest(TinyWorkspace.CONFIG).folder();
        assertThat(run.resolve("values.csv")).doesNotExist();
        assertThat(run.resolve("tags.csv")).doesNotExist();
        assertThat(run.resolve("report.html")).content().doesNotContain("\"values\":[");
        assertThat(run.resolve("summary.json")).content().doesNotContain("instrument_terms");
        assertThat(run.resolve("certificate.json")).content().doesNotContain("\"instrument\"");
    }

    @Test
    void whatIsKnownOfAnInstrumentMovesMoneyAndIsSaid() throws IOException {
        TinyWorkspace tiny = TinyWorkspace.withBars(folder);
        String whole = DIARY + "trading: {initial-cash: 1000000}\n";
        Path plain = tiny.backtest(whole).folder();
        BarStore store = new BarStore(tiny.workspace().queues());
        store.know("bars", InstrumentTerms.UNKNOWN.with("multiplier", "50").with("lot", "2"));
        RunResult result = tiny.backtest(whole);
        Path future = result.folder();

        assertThat(future.resolve("summary.json"))
                .content()
                .containsPattern("\"instrument_terms\" : \\{\\s+\"lot\" : \"2\",\\s+\"multiplier\" : \"50\"");
        assertThat(future.resolve("certificate.json")).content().contains("\"multiplier\" : \"50\"");
        assertThat(result.summary().run().warnings())
                .anyMatch(text -> text.startsWith("Orders are not rounded to the lot of TEST, which is 2"))
                .anyMatch(text -> text.startsWith("A unit of TEST is worth its price x 50"));
        // A fiftieth of the contracts, for the same money.
        double[] first = firstFill(plain);
        double[] second = firstFill(future);
        assertThat(second[0] * 50).isEqualTo(first[0], org.assertj.core.data.Offset.offset(1e-9 * first[0]));
        assertThat(second[1]).isEqualTo(first[1], org.assertj.core.data.Offset.offset(1e-9 * first[1]));
    }

    /** Quantity and fee. */
    private static double[] firstFill(Path run) throws IOException {
        String[] fill = Files.readAllLines(run.resolve("fills.csv")).get(1).split(",", -1);
        return new double[] {Double.parseDouble(fill[4]), Double.parseDouble(fill[8])};
    }
}
