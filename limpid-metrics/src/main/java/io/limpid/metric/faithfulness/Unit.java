package io.limpid.metric.faithfulness;

import io.limpid.method.spec.Parameter;
import io.limpid.method.spec.Parameters;
import io.limpid.metric.subject.Explanation;

/** What is removed at a time. */
enum Unit {
    /** Pixels, all channels together. */
    PIXEL {
        @Override
        double[] of(Explanation explanation, int channels) {
            return explanation.map();
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
        double[] of(Explanation explanation, int channels) {
            return explanation.elements(channels);
        }

        @Override
        void copy(int feature, float[] from, float[] to, int pixels) {
            to[feature] = from[feature];
        }
    };

    static final Parameter PARAMETER = new Parameter(
            "unit", "pixel", "what is removed: a pixel with all its channels, or an element (one channel of a pixel)");

    static Unit of(Parameters p) {
        return p.choice(PARAMETER.name(), Unit.class);
    }

    /** Returns the explanation's number for each. */
    abstract double[] of(Explanation explanation, int channels);

    /** Copies one from an image {@code [C,H,W]} to another. */
    abstract void copy(int feature, float[] from, float[] to, int pixels);
}
