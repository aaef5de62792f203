package io.limpid.backward.rule;

import io.limpid.backward.Rule;
import io.limpid.backward.Step;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * DeepLIFT at a node of any other form: its gradient averaged along the straight line from the baseline's inputs to those of
 * the image, which is what integrated gradients does with a whole network.
 *
 * <p>The average is Gauss and Legendre's with five points: exact for nodes whose gradient is a polynomial of degree 9, and to a
 * few digits for smooth ones such as quotients, norms, local response normalization and softmax.
 */
record AveragedGradientRule() implements Rule {
    private static final double NEAR = Math.sqrt(5 - 2 * Math.sqrt(10.0 / 7)) / 3;
    private static final double FAR = Math.sqrt(5 + 2 * Math.sqrt(10.0 / 7)) / 3;
    private static final double[] PLACES = {-FAR, -NEAR, 0, NEAR, FAR};
    private static final double NEAR_WEIGHT = (322 + 13 * Math.sqrt(70)) / 1800;
    private static final double FAR_WEIGHT = (322 - 13 * Math.sqrt(70)) / 1800;
    private static final double[] WEIGHTS = {FAR_WEIGHT, NEAR_WEIGHT, 64.0 / 225, NEAR_WEIGHT, FAR_WEIGHT};

    @Override
    public List<Value> propagate(Step at) {
        Emitter emit = at.emit();
        List<Value> sums = new ArrayList<>(Collections.nCopies(at.inputs().size(), Value.ABSENT));
        for (int i = 0; i < PLACES.length; i++) {
            Value share = emit.scale(at.upstream(), (float) WEIGHTS[i]);
            List<Value> gradient =
                    at.on(between(at, (1 + PLACES[i]) / 2)).withUpstream(share).gradient();
            for (int j = 0; j < gradient.size(); j++) {
                sums.set(j, emit.add(sums.get(j), gradient.get(j)));
            }
        }
        return sums;
    }

    /** Emits {@code x0 + t (x - x0)} for each input. */
    private static List<Value> between(Step at, double t) {
        Emitter emit = at.emit();
        return at.inputs().stream()
                .map(input -> emit.add(at.baseline(input), emit.scale(Differences.of(at, input), (float) t)))
                .toList();
    }

    @Override
    public String toString() {
        return "averaged-gradient";
    }
}
