package io.limpid.method.combination;

import io.limpid.Display;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;

/** Which sign of an attribution counts. */
enum Evidence {
    /** Only what speaks for the class. */
    POSITIVE(Display.POSITIVE) {
        @Override
        double of(double value) {
            return Math.max(value, 0);
        }

        @Override
        Value emit(Emitter emit, Value values) {
            return emit.relu(values);
        }
    },
    /** Both signs, as they are. */
    SIGNED(Display.SIGNED) {
        @Override
        double of(double value) {
            return value;
        }

        @Override
        Value emit(Emitter emit, Value values) {
            return values;
        }
    },
    /** Only the magnitude. */
    ABSOLUTE(Display.POSITIVE) {
        @Override
        double of(double value) {
            return Math.abs(value);
        }

        @Override
        Value emit(Emitter emit, Value values) {
            return emit.abs(values);
        }
    };

    private final Display display;

    Evidence(Display display) {
        this.display = display;
    }

    abstract double of(double value);

    /** Emits {@link #of} of each value. */
    abstract Value emit(Emitter emit, Value values);

    Display display() {
        return display;
    }
}
