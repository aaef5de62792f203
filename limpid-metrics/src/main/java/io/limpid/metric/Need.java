package io.limpid.metric;

import java.util.Locale;
import java.util.Optional;

/** What a metric needs beside image and explanation. */
public enum Need {
    /** Runs the model on changed images. */
    MODEL,
    /** Explains again: changed images, or other classes. */
    EXPLAINER,
    /** Explains the same model with changed weights. */
    WEIGHTS,
    /** Which pixels show the object. */
    MASK(Reason.NO_MASK) {
        @Override
        boolean isMissing(MetricCase example) {
            return example.truth().mask().isEmpty();
        }
    },
    /** Boxes around the object. */
    BOXES(Reason.NO_BOXES) {
        @Override
        boolean isMissing(MetricCase example) {
            return example.truth().boxes().isEmpty();
        }
    },
    /** The true class. */
    LABEL(Reason.NO_LABEL) {
        @Override
        boolean isMissing(MetricCase example) {
            return example.truth().label().isEmpty();
        }
    },
    /** Other images of this class and of others, see {@link Companions}. */
    COMPANIONS(Reason.NO_COMPANIONS) {
        @Override
        boolean isMissing(MetricCase example) {
            return example.companions().isEmpty();
        }
    },
    /** Other images of the data set: the score of one alone is no number, see {@link CollectiveMeasure}. */
    DATA_SET;

    private final Optional<Reason> missing;

    Need() {
        this.missing = Optional.empty();
    }

    Need(Reason missing) {
        this.missing = Optional.of(missing);
    }

    boolean isMissing(MetricCase example) {
        return false;
    }

    /** Returns why there is no score where a case has not what is needed. */
    Optional<Reason> unmetBy(MetricCase example) {
        return missing.filter(reason -> isMissing(example));
    }

    /** Returns the name for people and files. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
