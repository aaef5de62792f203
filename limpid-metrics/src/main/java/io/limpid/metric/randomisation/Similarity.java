package io.limpid.metric.randomisation;

import io.limpid.method.spec.Parameter;
import io.limpid.method.spec.Parameters;
import io.limpid.metric.numeric.Correlation;
import io.limpid.metric.numeric.StructuralSimilarity;
import java.util.Locale;

/** How alike two explanations are, 1 for equal ones. */
enum Similarity {
    /** The correlation of the pixels' ranks. */
    SPEARMAN {
        @Override
        double of(double[] a, double[] b, int width) {
            return Correlation.SPEARMAN.of(a, b);
        }
    },
    /** The structural similarity, over the range of both. */
    SSIM {
        @Override
        double of(double[] a, double[] b, int width) {
            return StructuralSimilarity.of(a, b, width);
        }
    };

    private static final String NAME = "similarity";

    /** Returns a number up to 1; NaN if it is not defined. */
    abstract double of(double[] a, double[] b, int width);

    Parameter standard() {
        return new Parameter(
                NAME,
                name().toLowerCase(Locale.ROOT),
                "spearman (ranks of the pixels) or ssim (structural, from 7 pixels on)");
    }

    static Similarity of(Parameters p) {
        return p.choice(NAME, Similarity.class);
    }
}
