package io.limpid.method.surrogate;

import io.limpid.program.IndexedRandom;
import java.util.SplittableRandom;

/** Which channels are kept in which sample. */
interface ChannelSamples {
    /**
     * Returns one row for each sample.
     *
     * @return {@code [samples][channels]}, true where a channel is kept
     */
    boolean[][] draw(int channels);

    /** Returns how many samples there are for so many channels. */
    default int count(int channels) {
        return draw(channels).length;
    }

    /**
     * Keeps each channel with probability one half.
     *
     * @param count of samples; 0 for as many as there are channels
     * @param seed of the random numbers
     */
    record Halves(int count, long seed) implements ChannelSamples {
        @Override
        public int count(int channels) {
            return count == 0 ? channels : count;
        }

        @Override
        public boolean[][] draw(int channels) {
            boolean[][] rows = new boolean[count(channels)][channels];
            for (int row = 0; row < rows.length; row++) {
                SplittableRandom random = IndexedRandom.of(seed, row);
                for (int channel = 0; channel < channels; channel++) {
                    rows[row][channel] = random.nextBoolean();
                }
            }
            return rows;
        }
    }
}
