package io.hindcast.paper.view;

/**
 * How far the latest forecasts of a session were off.
 *
 * @param count forecasts whose bar has come
 * @param rmse root mean squared error in price; NaN without any
 * @param persistenceRmse that of expecting no change, for the same bars
 */
public record PastError(long count, double rmse, double persistenceRmse) {}
