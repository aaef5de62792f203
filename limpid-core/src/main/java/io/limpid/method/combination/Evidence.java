package io.limpid.method.combination;

import io.limpid.Display;

/** Which sign of an attribution counts. */
enum Evidence {
    /** Only what speaks for the class. */
    POSITIVE(Display.POSITIVE) {
        @Override
        double of(double value) {
            return Math.max(value, 0);
        }
    },
    /** Both signs, as they are. */
    SIGNED(Display.SIGNED) {
        @Override
        double of(double value) {
            return value;
        }
    },
    /** Only the magnitude. */
    ABSOLUTE(Display.POSITIVE) {
        @Override
        double of(double value) {
            return Math.abs(value);
        }
    };

    private final Display display;

    Evidence(Display display) {
        this.display = display;
    }

    abstract double of(double value);

    Display display() {
        return display;
    }
}
