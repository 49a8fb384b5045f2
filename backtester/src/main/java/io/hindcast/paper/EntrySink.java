package io.hindcast.paper;

/** Takes the records of a session in the order in which things happen. */
interface EntrySink {
    /** Takes one before it counts. */
    void record(Entry entry);
}
