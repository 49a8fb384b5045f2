package io.hindcast.runs.compare;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a comparison was started with.
 *
 * @param id name of its folder
 * @param name that the config gives it
 * @param hindsight whether offline entrants are traded
 * @param sideBySide jobs at a time
 * @param windowBars that a model reads; empty where the config does not say
 * @param time of the start
 * @param warnings what its reader should know, whatever its jobs warn of
 */
record ComparisonStart(
        String id,
        String name,
        boolean hindsight,
        int sideBySide,
        OptionalInt windowBars,
        Instant time,
        List<String> warnings) {}
