package io.limpid.metric.faithfulness;

import io.limpid.metric.MetricCase;
import java.util.Arrays;
import java.util.Random;

/**
 * Random sets of features, the same for every method that is judged.
 *
 * @param count how many sets
 * @param size how many features each has; all if there are fewer
 * @param first number of the first set, so that sets of other sizes differ
 */
record RandomSets(int count, int size, int first) {
    RandomSets(int count, int size) {
        this(count, size, 0);
    }

    /** Returns the sets; each is drawn without replacement. */
    Groups of(MetricCase example, int features) {
        int[] all = new int[features];
        Arrays.setAll(all, i -> i);
        return Groups.of(count, index -> drawn(all.clone(), example.random(first + index)));
    }

    private int[] drawn(int[] features, Random random) {
        int drawn = Math.min(size, features.length);
        for (int i = 0; i < drawn; i++) {
            int other = i + random.nextInt(features.length - i);
            int feature = features[other];
            features[other] = features[i];
            features[i] = feature;
        }
        return Arrays.copyOf(features, drawn);
    }
}
