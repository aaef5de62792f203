package io.limpid.backward.rule;

import io.limpid.backward.Rule;
import io.limpid.backward.Step;
import io.limpid.graph.Value;
import java.util.List;

/**
 * DeepLIFT at a normalization by the data's own statistics: {@code y = (x - m)/s} as a product of {@code x - m} and {@code 1/s},
 * of which each is exchanged for that of the baseline, the two orders weighed by {@code s^2}. Complete; and where the baseline
 * has no deviation, as one of a single colour, {@code s} counts as a constant of the image, instead of being divided by.
 */
record SecantRule() implements Rule {
    @Override
    public List<Value> propagate(Step at) {
        return List.of(at.secant());
    }

    @Override
    public String toString() {
        return "secant";
    }
}
