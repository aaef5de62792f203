package io.limpid.metric.subject;

import io.limpid.method.spec.Parameter;
import io.limpid.method.spec.Parameters;
import java.util.Locale;

/** How an explanation is scaled before it is compared. */
public enum Scaling {
    /** Not at all. */
    NONE {
        @Override
        double divisor(double[] values) {
            return 1;
        }
    },
    /** So that the greatest magnitude is 1. */
    MAXIMUM {
        @Override
        double divisor(double[] values) {
            double greatest = 0;
            for (double value : values) {
                greatest = Math.max(greatest, Math.abs(value));
            }
            return greatest;
        }
    },
    /** So that the mean square is 1. */
    MOMENT {
        @Override
        double divisor(double[] values) {
            double squares = 0;
            for (double value : values) {
                squares += value * value;
            }
            return Math.sqrt(squares / values.length);
        }
    };

    private static final String NAME = "scaling";

    abstract double divisor(double[] values);

    /** Returns the numbers scaled; all zeros stay zeros. */
    public double[] of(double[] values) {
        double divisor = divisor(values);
        double[] scaled = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = divisor == 0 ? 0 : values[i] / divisor;
        }
        return scaled;
    }

    /** Returns the parameter with this as default. */
    public Parameter standard() {
        return new Parameter(
                NAME,
                name().toLowerCase(Locale.ROOT),
                "explanations are divided by none, maximum (magnitude) or moment (root of the mean square)");
    }

    /** Reads the parameter. */
    public static Scaling of(Parameters p) {
        return p.choice(NAME, Scaling.class);
    }
}
