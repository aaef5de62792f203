package io.limpid.metric.subject;

import io.limpid.method.spec.Parameter;
import io.limpid.method.spec.Parameters;
import java.util.Locale;

/** What of an explanation's signed numbers a metric looks at. */
public enum Sign {
    /** The numbers as they are. */
    SIGNED {
        @Override
        double of(double value) {
            return value;
        }
    },
    /** What speaks for the class; 0 for the rest. */
    POSITIVE {
        @Override
        double of(double value) {
            return Math.max(0, value);
        }
    },
    /** How much it is, for or against. */
    MAGNITUDE {
        @Override
        double of(double value) {
            return Math.abs(value);
        }
    };

    private static final String NAME = "sign";

    abstract double of(double value);

    /** Returns the numbers as a metric looks at them. */
    public double[] of(double[] values) {
        double[] seen = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            seen[i] = of(values[i]);
        }
        return seen;
    }

    /** Returns the parameter with this as default. */
    public Parameter standard() {
        return new Parameter(
                NAME, name().toLowerCase(Locale.ROOT), "what of the explanation counts: signed, positive or magnitude");
    }

    /** Reads the parameter. */
    public static Sign of(Parameters p) {
        return p.choice(NAME, Sign.class);
    }
}
