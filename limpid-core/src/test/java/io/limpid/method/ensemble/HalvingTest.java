package io.limpid.method.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.program.Scorer;
import io.limpid.run.Goal;
import io.limpid.run.Outcome;
import io.limpid.run.Progress;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class HalvingTest {
    /** A network of one input and one score, by formula; counts how often it is asked. */
    private static final class Curve implements Runner {
        private final DoubleUnaryOperator score;
        private final DoubleUnaryOperator slope;
        private int looks;

        Curve(DoubleUnaryOperator score, DoubleUnaryOperator slope) {
            this.score = score;
            this.slope = slope;
        }

        @Override
        public Outcome run(Tensor input, Goal goal) {
            looks += input.size(0);
            return new Outcome(each(input, score, input.size(0), 1), each(input, slope, input.shape()));
        }

        private static Tensor each(Tensor input, DoubleUnaryOperator function, long... shape) {
            float[] values = input.toFloats();
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) function.applyAsDouble(values[i]);
            }
            return Tensor.of(values, shape);
        }

        private Outcome at(float x) {
            Tensor point = Tensor.filled(x, 1, 1, 1, 1);
            return new Outcome(each(point, score, 1, 1), point);
        }

        /** Returns what a rule makes of the way from 0 to {@code end}, as a share of the change of the score. */
        double share(LineRule rule, float end, int batch) {
            Line line = new Line(
                    new Line.Ends(at(0), at(end)),
                    Goal.of(0, 1),
                    Scorer.ofLogits(),
                    new Line.Looking(this, batch, Progress.NONE));
            return rule.mean(line)[0] * end / (line.endScore() - line.startScore());
        }

        @Override
        public void close() {
            // it holds nothing
        }
    }

    /** Steep near the start and flat behind it, as scores are that saturate. */
    private static Curve saturating() {
        return new Curve(x -> Math.tanh(50 * x), x -> 50 / Math.pow(Math.cosh(50 * x), 2));
    }

    @Test
    void scoreThatSaturates_isFollowedWithFewerLooksThanEqualStepsTake() {
        Curve halved = saturating();
        Curve equal = saturating();
        double share = halved.share(new Halving(300, 0.01), 1, 8);

        double byEqualSteps = equal.share(new FixedPoints(Quadrature.MIDPOINT.points(halved.looks)), 1, 8);

        assertThat(share).isCloseTo(1, within(0.01));
        assertThat(Math.abs(byEqualSteps - 1)).isGreaterThan(Math.abs(share - 1));
        assertThat(halved.looks).isLessThan(80);
    }

    @Test
    void kinks_areClosedInOn() {
        Curve kinked = new Curve(
                x -> Math.max(0, x - 0.3) - 2 * Math.max(0, x - 0.7), x -> (x > 0.3 ? 1 : 0) - (x > 0.7 ? 2 : 0));

        assertThat(kinked.share(new Halving(300, 0.01), 1, 8)).isCloseTo(1, within(0.01));
    }

    @Test
    void straightLine_isLookedAtNoMoreThanTheCoarsestPartsNeed() {
        Curve straight = new Curve(x -> 3 * x + 1, x -> 3);

        assertThat(straight.share(new Halving(300, 0), 1, 8)).isCloseTo(1, within(1e-6));
        assertThat(straight.looks).isEqualTo(1 + 2 + 4 + 8);
    }

    @Test
    void looks_areNeverMoreThanTheSteps() {
        List<Integer> looks = new ArrayList<>();
        for (int steps : new int[] {1, 2, 3, 10, 15, 16, 40}) {
            Curve curve = saturating();
            curve.share(new Halving(steps, 0), 1, 8);
            looks.add(curve.looks);
        }

        assertThat(looks).containsExactly(1, 1, 3, 9, 15, 15, 39);
    }

    @Test
    void batch_hasNoInfluence() {
        assertThat(saturating().share(new Halving(100, 0.01), 1, 3))
                .isEqualTo(saturating().share(new Halving(100, 0.01), 1, 16));
    }

    @Test
    void noChangeOfScore_endsWithTheSteps() {
        Curve wave = new Curve(x -> Math.sin(2 * Math.PI * x), x -> 2 * Math.PI * Math.cos(2 * Math.PI * x));
        wave.share(new Halving(50, 0.05), 1, 8);

        assertThat(wave.looks).isLessThanOrEqualTo(50);
    }
}
