package io.hindcast.paper.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A curve of however many points in bounded memory: when it is full, every second point goes. For one thread. */
final class ThinnedCurve {
    private final int most;
    private final List<EquityPoint> points = new ArrayList<>();
    private @Nullable EquityPoint last;
    private long stride = 1;
    private long added;

    /** @param most points that are kept */
    ThinnedCurve(int most) {
        this.most = most;
    }

    void add(EquityPoint point) {
        last = point;
        if (added % stride == 0) {
            if (points.size() == most) {
                List<EquityPoint> left = new ArrayList<>(most);
                for (int i = 0; i < points.size(); i += 2) {
                    left.add(points.get(i));
                }
                points.clear();
                points.addAll(left);
                stride *= 2;
            }
            if (added % stride == 0) {
                points.add(point);
            }
        }
        added++;
    }

    /** First and last point and evenly spaced ones between, oldest first. */
    List<EquityPoint> points() {
        List<EquityPoint> all = new ArrayList<>(points);
        if (last != null && !all.getLast().equals(last)) {
            all.add(last);
        }
        return all;
    }
}
