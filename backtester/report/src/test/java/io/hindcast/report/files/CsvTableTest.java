package io.hindcast.report.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.settings.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTableTest {
    private enum Columns implements Column {
        TIME,
        VALUE
    }

    @TempDir
    Path folder;

    @Test
    void columnsAreFoundByNameWhateverTheirOrder() throws IOException {
        assertThat(read("extra,value,time\nx,1.5,2024-02-29T21:00:00Z\ny,,2024-03-01T21:00:00.250Z\n"))
                .containsExactly(
                        Instant.parse("2024-02-29T21:00:00Z").toEpochMilli() + "=1.5",
                        Instant.parse("2024-03-01T21:00:00.250Z").toEpochMilli() + "=NaN");
    }

    @Test
    void whatIsWrongIsNamedWithFileLineAndColumn() {
        assertRefused("", "table.csv: is empty", "time, value");
        assertRefused("time,price\n", "table.csv, line 1: no column 'value'; found time, price");
        assertRefused(
                "time,value\n2024-01-01T00:00:00Z,1\n2024-01-02T00:00:00Z,abc\n",
                "table.csv, line 3, column value: expected a number, but found 'abc'");
        assertRefused("time,value\n2024-13-01T00:00:00Z,1\n", "line 2, column time: expected a UTC time", "2024-13-01");
        assertRefused("time,value\n2024-01-01Tx0:00:00Z,1\n", "line 2, column time: expected a UTC time");
        assertRefused("time,value\nyesterday,1\n", "line 2, column time: expected a UTC time");
        assertRefused("time,value\n2024-01-01T00:00:00Z\n", "table.csv: not CSV", "line 2", "2 fields");
    }

    private void assertRefused(String csv, String... parts) {
        assertThatThrownBy(() -> read(csv))
                .isInstanceOf(InvalidInputException.class)
                .message()
                .contains(parts)
                .contains("run the backtest again");
    }

    private List<String> read(String csv) throws IOException {
        List<String> rows = new ArrayList<>();
        CsvTable.read(
                Files.writeString(folder.resolve("table.csv"), csv),
                List.of(Columns.TIME, Columns.VALUE),
                row -> rows.add(row.time(Columns.TIME) + "=" + row.number(Columns.VALUE)));
        return rows;
    }
}
