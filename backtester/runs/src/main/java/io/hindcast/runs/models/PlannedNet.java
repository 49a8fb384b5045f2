package io.hindcast.runs.models;

import io.hindcast.runs.progress.Net;

/**
 * A net that a run needs.
 *
 * @param trained whether it is stored already
 */
public record PlannedNet(Net net, boolean trained) {}
