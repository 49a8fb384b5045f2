package io.hindcast.feed;

import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Which bars a feed brings.
 *
 * @param instrument whose bars
 * @param interval how long a bar is
 * @param zone in which dates and local times are read
 * @param sessionClose when a bar closes that has a date only, in the zone; midnight is the one that ends the date (24:00)
 */
public record BarSpecification(Instrument instrument, Interval interval, ZoneId zone, LocalTime sessionClose) {}
