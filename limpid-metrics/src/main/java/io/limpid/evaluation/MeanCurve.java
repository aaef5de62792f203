package io.limpid.evaluation;

import io.limpid.metric.Curve;

/**
 * The numbers behind a method's scores, averaged over the images.
 *
 * @param contender the method's number
 * @param yardstick the metric's number
 * @param curve the mean
 * @param images how many images it is the mean of
 */
public record MeanCurve(int contender, int yardstick, Curve curve, int images) {}
