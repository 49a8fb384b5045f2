package io.hindcast.paper.models;

import io.hindcast.paper.journal.Entry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What whoever watches a session should know: alarms that are in force, and news. May be used by any thread. */
public final class Notices {
    /** Kept for whoever still shows the alarm. */
    private static final int ENDINGS = 100;

    private final Queue<String> news = new ConcurrentLinkedQueue<>();
    private final Map<String, String> drifts = new LinkedHashMap<>();
    private final Map<Work, String> failures = new EnumMap<>(Work.class);
    private final Map<String, String> endings = new LinkedHashMap<>();
    private long raised;

    /** What is done beside the line. */
    enum Work {
        RELOAD,
        RETRAINING
    }

    /** A change that is journalled. */
    public synchronized void drift(Entry.Alarmed change) {
        String key = change.alarm().measure() + change.alarm().subject();
        if (change.alarm().raised()) {
            raised++;
            drifts.put(key, change.alarm().text());
        } else {
            String text = drifts.remove(key);
            if (text != null) {
                ended(text, change.alarm().text());
            }
        }
    }

    /** Something has failed that the session does not end for. */
    synchronized void failed(Work work, String text) {
        failures.put(work, text);
    }

    /** It works again. */
    synchronized void recovered(Work work) {
        String text = failures.remove(work);
        if (text != null) {
            ended(text, "over: " + text);
        }
    }

    /** Says of an alarm that was in force, in the words of {@link #alarms}, that it is over. */
    public synchronized String ending(String alarm) {
        return endings.getOrDefault(alarm, "over: " + alarm);
    }

    private void ended(String alarm, String ending) {
        endings.remove(alarm);
        endings.put(alarm, ending);
        if (endings.size() > ENDINGS) {
            endings.remove(endings.keySet().iterator().next());
        }
    }

    /** Something to be told once. */
    void tell(String text) {
        news.add(text);
    }

    /** The next of them. */
    public Optional<String> next() {
        return Optional.ofNullable(news.poll());
    }

    /** Alarms that are in force, oldest first. */
    public synchronized List<String> alarms() {
        List<String> texts = new ArrayList<>(drifts.values());
        texts.addAll(failures.values());
        return texts;
    }

    /** Alarms of drift that were raised so far. */
    public synchronized long raised() {
        return raised;
    }
}
