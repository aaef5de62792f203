package io.limpid.metric;

import java.util.Locale;

/** The families of metrics: what of an explanation is judged. */
public enum Property {
    /** What it points at decides the score. */
    FAITHFULNESS,
    /** It stays when the image hardly changes. */
    ROBUSTNESS,
    /** It lies on the object. */
    LOCALISATION,
    /** It points at little. */
    COMPLEXITY,
    /** It depends on the model and the class. */
    RANDOMISATION,
    /** It obeys a law. */
    AXIOMATIC;

    /** Returns the name for people and files. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
