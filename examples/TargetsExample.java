import io.hindcast.adapter.TargetPositions;
import io.hindcast.market.EpochNanos;
import io.hindcast.market.Instrument;
import io.hindcast.market.MutableBar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The LSTM strategy in a program of yours: daily bars (date,open,high,low,close,...) in, what to hold out. */
public final class TargetsExample {
    public static void main(String[] args) throws Exception {
        Path model = Path.of(args[0]);
        List<String> rows = Files.readAllLines(Path.of(args[1]));
        ZoneId zone = ZoneId.of("America/New_York");
        Map<String, Object> settings = Map.of("entry-bps", 2, "exit-bps", 0);
        try (TargetPositions targets = TargetPositions.lstm(model, zone, new Instrument("SPX"), settings)) {
            for (String row : rows.subList(1, rows.size())) {
                String[] cells = row.split(",");
                double[] v = Arrays.stream(cells, 1, cells.length).mapToDouble(Double::parseDouble).toArray();
                long close = EpochNanos.of(LocalDate.parse(cells[0]).atTime(LocalTime.of(16, 0)).atZone(zone).toInstant());
                // At the close of a bar: what to hold from the next open on, as a fraction of equity.
                double hold = targets.next(new MutableBar().set(close, v[0], v[1], v[2], v[3], v[v.length - 1])).fraction();
                System.out.println(cells[0] + " " + hold);
            }
        }
    }
}
