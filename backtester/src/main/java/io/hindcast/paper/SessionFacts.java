package io.hindcast.paper;

import io.hindcast.market.BarSpecification;

/**
 * What a session is about.
 *
 * @param name of the session
 * @param bars that it trades
 * @param feed name of its live queue
 * @param model the name of its model's folder, or the begin of its hash where it came while the session ran; empty without
 * @param horizonBars how many bars ahead its forecasts look; 0 without a model
 */
public record SessionFacts(String name, BarSpecification bars, String feed, String model, int horizonBars) {
    /** With another model. */
    SessionFacts withModel(String other) {
        return new SessionFacts(name, bars, feed, other, horizonBars);
    }
}
