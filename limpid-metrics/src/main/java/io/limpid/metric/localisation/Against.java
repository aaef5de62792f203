package io.limpid.metric.localisation;

import io.limpid.method.spec.Parameter;
import io.limpid.method.spec.Parameters;

/** What the share of an explanation that lies on the object is held against. */
enum Against {
    /** Nothing: the share itself. */
    NOTHING {
        @Override
        double of(double share, ObjectMask object) {
            return share;
        }
    },
    /** The object's share of the image: 1 is what chance gives. */
    CHANCE {
        @Override
        double of(double share, ObjectMask object) {
            return share / object.shareOfImage();
        }
    };

    static final Parameter PARAMETER =
            new Parameter("against", "nothing", "chance: the share is divided by the object's share of the image");

    static Against of(Parameters p) {
        return p.choice(PARAMETER.name(), Against.class);
    }

    abstract double of(double share, ObjectMask object);
}
