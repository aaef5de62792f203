package io.limpid.metric.faithfulness;

import io.limpid.method.spec.Parameter;
import io.limpid.method.spec.Parameters;
import io.limpid.metric.MetricCase;

/**
 * How many features change at a time.
 *
 * @param count 0 for as many as a row of the image has
 */
record Step(int count) {
    static final Parameter PARAMETER =
            new Parameter("step", "row", "how many change at a time; row: as many as a row of the input has pixels");

    static Step of(Parameters p) {
        return new Step(p.text(PARAMETER.name()).equals("row") ? 0 : p.integer(PARAMETER.name(), 1));
    }

    int pixels(MetricCase example) {
        return count == 0 ? example.image().size(3) : count;
    }
}
