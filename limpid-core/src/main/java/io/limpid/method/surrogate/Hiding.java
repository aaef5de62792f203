package io.limpid.method.surrogate;

import io.limpid.image.Superpixels;
import io.limpid.method.baseline.Baseline;
import io.limpid.method.spec.Parameters;
import io.limpid.program.InputRange;
import io.limpid.tensor.Tensor;
import java.util.Optional;

/** What is seen where a segment is hidden: its own mean colour, or a baseline. */
@FunctionalInterface
interface Hiding {
    /** Stands for each segment's mean colour in spec strings. */
    String SEGMENT_MEAN = "segment-mean";

    /** Describes the parameter. */
    String DESCRIPTION = "what is seen where a segment is hidden: segment-mean, black, zero, white, mean or blur";

    /** Returns the image {@code [1,C,H,W]} with every segment hidden. */
    Tensor of(Tensor image, Superpixels cut, Optional<InputRange> range);

    /** Reads the parameter {@code baseline}. */
    static Hiding of(Parameters p) {
        if (p.text("baseline").equals(SEGMENT_MEAN)) {
            return (image, cut, range) -> segmentMeans(image, cut);
        }
        Baseline baseline = p.choice("baseline", Baseline.class);
        return (image, cut, range) -> baseline.of(image, range);
    }

    /** Returns the image with every segment in its mean colour. */
    static Tensor segmentMeans(Tensor image, Superpixels cut) {
        float[] values = image.toFloats();
        int[] labels = cut.labels();
        int[] areas = cut.areas();
        for (int start = 0; start < values.length; start += labels.length) {
            double[] sums = new double[areas.length];
            for (int i = 0; i < labels.length; i++) {
                sums[labels[i]] += values[start + i];
            }
            for (int i = 0; i < labels.length; i++) {
                values[start + i] = (float) (sums[labels[i]] / areas[labels[i]]);
            }
        }
        return Tensor.of(values, image.shape());
    }
}
