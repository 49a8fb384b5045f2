package io.hindcast.paper.journal;

/** Takes the records of a session in the order in which things happen. */
public interface EntrySink {
    /** Takes one before it counts. */
    void record(Entry entry);
}
