package io.limpid.metric.faithfulness;

import io.limpid.metric.MetricCase;
import java.util.Arrays;

/** What is removed at a time, and how much the explanation gives it. */
enum Features {
    /** Pixels, all channels together. */
    PIXEL {
        @Override
        double[] of(MetricCase example) {
            return example.explanation().map();
        }

        @Override
        void copy(int feature, float[] from, float[] to, int pixels) {
            for (int i = feature; i < to.length; i += pixels) {
                to[i] = from[i];
            }
        }
    },
    /** Single numbers of the input, channel by channel. */
    ELEMENT {
        @Override
        double[] of(MetricCase example) {
            return example.explanation().elements(example.image().size(1));
        }

        @Override
        void copy(int feature, float[] from, float[] to, int pixels) {
            to[feature] = from[feature];
        }
    };

    /** Returns the explanation's number for each. */
    abstract double[] of(MetricCase example);

    /** Copies a feature from one image {@code [C,H,W]} to another. */
    abstract void copy(int feature, float[] from, float[] to, int pixels);

    /** Returns how many pixels there are, for {@link #copy}. */
    static int pixels(MetricCase example) {
        return example.image().size(2) * example.image().size(3);
    }

    /** Returns a stretch of an order; shorter at its end. */
    static int[] stretch(int[] order, int index, int length) {
        return Arrays.copyOfRange(order, index * length, Math.min(order.length, (index + 1) * length));
    }
}
