package io.hindcast.forecast;

/**
 * One pass over the training samples.
 *
 * @param epoch from 1
 * @param trainLoss mean squared error of the scaled target, mean over the epoch's minibatches as they were trained on
 * @param validationLoss mean squared error of the scaled target on the validation samples after the epoch
 * @param learningRate in force during the epoch
 * @param seconds wall time, for information only
 */
public record EpochResult(int epoch, double trainLoss, double validationLoss, double learningRate, double seconds) {}
