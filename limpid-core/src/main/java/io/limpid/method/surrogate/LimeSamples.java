package io.limpid.method.surrogate;

import io.limpid.program.IndexedRandom;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Everybody first, then random sets that hold each player with probability one half.
 *
 * @param players how many
 * @param count of sets, the first one included
 * @param seed of all sets together
 */
record LimeSamples(int players, int count, long seed) implements Coalitions {
    @Override
    public boolean[] members(int index) {
        boolean[] members = new boolean[players];
        if (index == 0) {
            Arrays.fill(members, true);
            return members;
        }
        SplittableRandom random = IndexedRandom.of(seed, index);
        for (int i = 0; i < players; i++) {
            members[i] = random.nextBoolean();
        }
        return members;
    }

    /**
     * Returns how much each set counts: {@code sqrt(exp(-d^2 / width^2))} with the cosine distance {@code d} between its
     * ones and zeros and all ones, {@code 1 - sqrt(size / players)}.
     */
    double[] nearness(double width) {
        double[] weights = new double[count];
        for (int index = 0; index < count; index++) {
            int size = 0;
            for (boolean member : members(index)) {
                size += member ? 1 : 0;
            }
            double distance = 1 - Math.sqrt((double) size / players);
            weights[index] = Math.exp(-distance * distance / (2 * width * width));
        }
        return weights;
    }
}
