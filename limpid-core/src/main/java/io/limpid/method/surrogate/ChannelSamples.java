package io.limpid.method.surrogate;

import java.util.Random;

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
        private static final long MIX = 0x9E3779B97F4A7C15L;

        @Override
        public int count(int channels) {
            return count == 0 ? channels : count;
        }

        @Override
        public boolean[][] draw(int channels) {
            boolean[][] rows = new boolean[count(channels)][channels];
            for (int row = 0; row < rows.length; row++) {
                Random random = new Random(seed ^ (row + 1) * MIX);
                for (int channel = 0; channel < channels; channel++) {
                    rows[row][channel] = random.nextBoolean();
                }
            }
            return rows;
        }
    }
}
