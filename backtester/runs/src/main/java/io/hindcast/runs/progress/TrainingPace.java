package io.hindcast.runs.progress;

import io.hindcast.forecast.EpochResult;
import io.hindcast.forecast.TrainingProgress;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * How far several trainings are, and how long the rest will take: what is done so far of each kind, by rows and epochs, has
 * taken its time, and what is left takes its own, some of it side by side. Trainings that stop early make it less. May be told
 * by several threads.
 */
public final class TrainingPace implements TrainingWatch {
    private final Map<String, Course> courses = new LinkedHashMap<>();
    private final int sideBySide;
    private final BooleanSupplier alone;
    private final TimeLeft told;
    private final LongSupplier nanos;
    private int finished;

    /**
     * How far one training is. Its first batch, before which a network is made, and the second after it, in which what is
     * new to the machine is compiled, tell nothing of the time that the rest takes.
     */
    private static final class Course {
        private static final long WARMING_NANOS = 1_000_000_000;

        private final Net net;
        private boolean begun;
        private boolean warm;
        private double first;
        private double share;
        private long start;
        private double seconds;

        private Course(Net net) {
            this.net = net;
        }

        private void at(double reached, long now) {
            boolean warmedUp = begun && !warm && now - start >= WARMING_NANOS && reached < 1;
            if (!begun || warmedUp) {
                first = reached;
                start = now;
            }
            begun = true;
            warm |= warmedUp;
            share = reached;
            seconds = (now - start) / 1e9;
        }

        /** True when it is known how long it takes: warm, or over before. */
        private boolean telling() {
            return warm || share == 1;
        }

        private double left() {
            return net.rows() * (1 - share);
        }
    }

    /** What is done of a kind, and what it took. */
    private record Done(double rows, double seconds) {
        private static final Done NOTHING = new Done(0, 0);

        private Done and(Course course) {
            return !course.telling()
                    ? this
                    : new Done(rows + course.net.rows() * (course.share - course.first), seconds + course.seconds);
        }

        private boolean known() {
            return rows > 0 && seconds > 0;
        }

        private double secondsARow() {
            return seconds / rows;
        }
    }

    /**
     * Trainings that have not begun.
     *
     * @param nets to come; of two with one id the first counts
     * @param sideBySide how many are trained at a time
     * @param alone whether one that is trained has all threads just now
     * @param told how far they are, whenever it changes
     */
    public TrainingPace(Collection<Net> nets, int sideBySide, BooleanSupplier alone, TimeLeft told) {
        this(nets, sideBySide, alone, told, System::nanoTime);
    }

    /** @param nanos a clock that never goes back */
    TrainingPace(Collection<Net> nets, int sideBySide, BooleanSupplier alone, TimeLeft told, LongSupplier nanos) {
        nets.forEach(net -> courses.putIfAbsent(net.id(), new Course(net)));
        this.nanos = nanos;
        this.sideBySide = sideBySide;
        this.alone = alone;
        this.told = told;
    }

    @Override
    public TrainingProgress of(Net net) {
        return new TrainingProgress() {
            private int most = 1;

            @Override
            public boolean alone() {
                return alone.getAsBoolean();
            }

            @Override
            public void batch(int epoch, int epochs, int batch, int batches, double loss) {
                most = epochs;
                reach(net, (epoch - 1 + (double) batch / batches) / epochs);
            }

            @Override
            public void epoch(EpochResult result) {
                reach(net, (double) result.epoch() / most);
            }
        };
    }

    @Override
    public synchronized void done(Net net) {
        course(net).at(1, nanos.getAsLong());
        finished++;
        say();
    }

    private synchronized void reach(Net net, double share) {
        course(net).at(share, nanos.getAsLong());
        say();
    }

    private Course course(Net net) {
        return courses.computeIfAbsent(net.id(), _ -> new Course(net));
    }

    /** How much of some trainings is done, by rows; of those that are known here. */
    public synchronized double share(Collection<Net> nets) {
        double rows = 0;
        double left = 0;
        for (Net net : nets) {
            Course course = courses.get(net.id());
            if (course != null) {
                rows += course.net.rows();
                left += course.left();
            }
        }
        return rows > 0 ? 1 - left / rows : 0;
    }

    private void say() {
        Map<String, Done> kinds = new LinkedHashMap<>();
        Done all = Done.NOTHING;
        for (Course course : courses.values()) {
            kinds.merge(course.net.kind(), Done.NOTHING.and(course), (one, other) -> one.and(course));
            all = all.and(course);
        }
        if (!all.known() && finished < courses.size()) {
            return;
        }
        double seconds = 0;
        for (Course course : courses.values()) {
            Done kind = kinds.getOrDefault(course.net.kind(), all);
            seconds += course.left() * (kind.known() ? kind : all).secondsARow();
        }
        int atATime = Math.clamp(courses.size() - finished, 1, sideBySide);
        told.say(finished, courses.size(), Duration.ofSeconds(Math.round(seconds / atATime)));
    }
}
