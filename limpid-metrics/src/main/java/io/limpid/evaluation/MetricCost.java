package io.limpid.evaluation;

/**
 * What a metric costs for one explanation; means over all.
 *
 * @param yardstick the metric's number
 * @param seconds of time
 * @param images that go through the model, beside those that explanations need
 */
public record MetricCost(int yardstick, double seconds, double images) {}
