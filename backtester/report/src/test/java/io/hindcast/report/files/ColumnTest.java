package io.hindcast.report.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The columns of the code are those of docs/run-folder.md. */
class ColumnTest {
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+\\.csv)` \\| `([\\w,]+)`.*");

    @Test
    void everyFileHasTheColumnsThatItsDocumentSaysInTheirOrder() throws IOException {
        Map<String, String> documented = new LinkedHashMap<>();
        for (String line : Files.readAllLines(Path.of("..", "..", "docs", "run-folder.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                documented.put(row.group(1), row.group(2));
            }
        }

        Map<String, String> written = new LinkedHashMap<>(Map.of(
                PriceColumn.FILE, headers(PriceColumn.values()),
                ForecastColumn.FILE, headers(ForecastColumn.values()),
                OrderColumn.FILE, headers(OrderColumn.values()),
                FillColumn.FILE, headers(FillColumn.values()),
                EquityColumn.FILE, headers(EquityColumn.values()),
                TradeColumn.FILE, headers(TradeColumn.values()),
                TrainingColumn.FILE, headers(TrainingColumn.values()),
                RegimeColumn.FILE, headers(RegimeColumn.values()),
                ValueColumn.FILE, headers(ValueColumn.values()),
                TagColumn.FILE, headers(TagColumn.values())));
        written.put(BaselineColumn.FILE, headers(BaselineColumn.values()));
        written.put(BaselineForecastColumn.FILE, headers(BaselineForecastColumn.values()));
        written.put(FoldParameterColumn.FILE, headers(FoldParameterColumn.values()));
        assertThat(written).isEqualTo(documented);
    }

    private static String headers(Column[] columns) {
        return Arrays.stream(columns).map(Column::header).collect(Collectors.joining(","));
    }
}
