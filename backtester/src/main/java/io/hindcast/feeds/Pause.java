package io.hindcast.feeds;

/** Lets time pass. */
interface Pause {
    /**
     * Waits.
     *
     * @return true when told to stop meanwhile, or before
     */
    boolean await(long nanos);
}
