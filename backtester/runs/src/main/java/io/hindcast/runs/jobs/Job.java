package io.hindcast.runs.jobs;

/**
 * A piece of work that leaves its result on disk, where it is found again.
 *
 * @param id names what is done: a hash of all that decides the result
 * @param work does it; what is there already is left as it is
 */
public record Job(String id, Runnable work) {}
