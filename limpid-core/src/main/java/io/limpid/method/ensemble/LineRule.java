package io.limpid.method.ensemble;

/** How the average gradient along a line is found. */
interface LineRule {
    /** Returns the average gradient, of the layer's size. */
    double[] mean(Line line);
}
