package io.limpid.metric.faithfulness;

import io.limpid.method.spec.Parameter;
import io.limpid.method.spec.Parameters;
import io.limpid.metric.MetricCase;
import io.limpid.metric.numeric.Extremes;
import io.limpid.metric.numeric.FlatBlur;
import java.util.Arrays;
import java.util.Locale;

/** What takes the place of pixels that are removed. */
enum Fill {
    /** Zeros of the model's input; of most models, the mean colour of the training photos. */
    ZERO {
        @Override
        float[] of(MetricCase example) {
            return new float[example.image().size()];
        }
    },
    /** Black, as the preprocessing makes it; the image's least number where that is not known. */
    BLACK {
        @Override
        float[] of(MetricCase example) {
            return example.subject()
                    .range()
                    .map(range -> range.blackLike(example.image()).toFloats())
                    .orElseGet(() -> LEAST.of(example));
        }
    },
    /** The least number of the image, in all channels. */
    LEAST {
        @Override
        float[] of(MetricCase example) {
            float[] values = example.image().toFloats();
            return everywhere((float) Extremes.of(values).least(), values);
        }
    },
    /** The mean of all numbers of the image, in all channels. */
    MEAN {
        @Override
        float[] of(MetricCase example) {
            float[] values = example.image().toFloats();
            double sum = 0;
            for (float value : values) {
                sum += value;
            }
            return everywhere((float) (sum / values.length), values);
        }
    },
    /** The image blurred as in the RISE protocol, see {@link FlatBlur}. */
    BLUR {
        @Override
        float[] of(MetricCase example) {
            return FlatBlur.of(example.image()).toFloats();
        }
    };

    private static final String NAME = "fill";

    /** Returns an image of it, {@code [C,H,W]}. */
    abstract float[] of(MetricCase example);

    private static float[] everywhere(float value, float[] like) {
        float[] filled = new float[like.length];
        Arrays.fill(filled, value);
        return filled;
    }

    /** Returns the parameter with this as default. */
    Parameter standard() {
        return standard(NAME);
    }

    /** Returns a parameter of another name with this as default. */
    Parameter standard(String name) {
        return new Parameter(
                name,
                name().toLowerCase(Locale.ROOT),
                "what removed pixels become: zero, black, least (the image's least number), mean or blur");
    }

    /** Reads the parameter. */
    static Fill of(Parameters p) {
        return p.choice(NAME, Fill.class);
    }
}
