package io.limpid.method.perturbation;

import java.util.Arrays;
import java.util.List;

/** What becomes of the channels' scores before they are weights. */
enum Spread {
    /** Nothing; a channel that is the same everywhere has the weight 0. */
    AS_IT_IS {
        @Override
        List<Integer> scored(Maps channels) {
            return channels.varying();
        }

        @Override
        double[] weights(double... scores) {
            return scores;
        }
    },
    /** A softmax over all channels; one that is the same everywhere counts as a mask that hides everything. */
    SOFTMAX {
        @Override
        List<Integer> scored(Maps channels) {
            return channels.all();
        }

        @Override
        double[] weights(double... scores) {
            double greatest = Arrays.stream(scores).max().orElse(0);
            double[] powers = Arrays.stream(scores)
                    .map(score -> Math.exp(score - greatest))
                    .toArray();
            double sum = Arrays.stream(powers).sum();
            return Arrays.stream(powers).map(power -> power / sum).toArray();
        }
    };

    /** Returns the channels whose scores are needed. */
    abstract List<Integer> scored(Maps channels);

    /** Returns the weights of all channels; the score is 0 where none was needed. */
    abstract double[] weights(double... scores);
}
