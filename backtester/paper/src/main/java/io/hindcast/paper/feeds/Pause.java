package io.hindcast.paper.feeds;

/** Lets time pass. */
public interface Pause {
    /**
     * Waits.
     *
     * @return true when told to stop meanwhile, or before
     */
    boolean await(long nanos);
}
