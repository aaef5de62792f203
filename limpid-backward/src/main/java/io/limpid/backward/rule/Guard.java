package io.limpid.backward.rule;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;

/** How a rule divides relevance by a denominator that may be 0. */
public sealed interface Guard {
    /** The stabilizer that rules use unless told otherwise. */
    Guard STANDARD = stabilized(1e-6f);

    /** Returns the guard {@code a / (b + epsilon sgn(b))} with {@code sgn(0) = 1}. */
    static Guard stabilized(float epsilon) {
        return new Stabilized(epsilon);
    }

    /** Returns the guard that gives 0 where the denominator is 0, and else {@code a / b}. */
    static Guard zero() {
        return new ZeroAtZero();
    }

    /** Emits the quotient of two values of one shape. */
    Value divide(Emitter emit, Value a, Value b);

    /**
     * Returns what is added to a denominator that is a sum of terms of 0 or more.
     *
     * <p>Where such a sum is 0 all its terms are, and each receives its own multiple, 0, of the quotient: it need only be
     * finite.
     */
    float floor();

    /** Emits the quotient where {@code b} is a sum of terms of 0 or more, or 0 only where {@code a} is. */
    default Value divideByNonNegative(Emitter emit, Value a, Value b) {
        return emit.div(a, emit.add(b, emit.constant(floor())));
    }

    /** Keeps denominators away from 0 by moving them away from it. */
    record Stabilized(float epsilon) implements Guard {
        public Stabilized {
            if (!(epsilon > 0)) {
                throw new IllegalArgumentException(
                        "epsilon is " + epsilon + "; a stabilizer needs a positive one, e.g. 1e-6");
            }
        }

        @Override
        public Value divide(Emitter emit, Value a, Value b) {
            return emit.div(a, emit.stabilized(b, epsilon));
        }

        @Override
        public float floor() {
            return epsilon;
        }

        @Override
        public String toString() {
            return Written.number(epsilon);
        }
    }

    /** Takes 0 for a quotient by 0. */
    record ZeroAtZero() implements Guard {
        /** Far below any sum of contributions, and far enough from the smallest float that quotients stay finite. */
        private static final float FLOOR = 1e-20f;

        @Override
        public Value divide(Emitter emit, Value a, Value b) {
            return emit.divOrZero(a, b);
        }

        @Override
        public float floor() {
            return FLOOR;
        }

        @Override
        public String toString() {
            return "zero";
        }
    }
}
