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
 * <p>The average is {@linkplain GaussLegendre Gauss and Legendre's}: exact for nodes whose gradient is a polynomial, and to
 * several digits for smooth ones such as quotients, norms and softmax.
 *
 * @param points how many places on the line are looked at
 */
record AveragedGradientRule(int points) implements Rule {
    AveragedGradientRule {
        if (points < 1) {
            throw new IllegalArgumentException("points is " + points + "; an average needs 1 or more");
        }
    }

    @Override
    public List<Value> propagate(Step at) {
        Emitter emit = at.emit();
        List<Value> sums = new ArrayList<>(Collections.nCopies(at.inputs().size(), Value.ABSENT));
        for (GaussLegendre.Point point : GaussLegendre.points(points)) {
            List<Value> gradient = at.on(between(at, point.at())).gradient();
            for (int j = 0; j < gradient.size(); j++) {
                Value share = emit.mul(gradient.get(j), emit.constant((float) point.weight()));
                sums.set(j, emit.add(sums.get(j), share));
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
        return "averaged-gradient(points=" + points + ")";
    }
}
