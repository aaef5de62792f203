package io.limpid.metric;

import java.util.Locale;

/** Why a score is no number. */
public enum Reason {
    MAP_INVALID("the explanation holds numbers that are not finite"),
    MAP_EMPTY("the explanation is zero everywhere"),
    MAP_CONSTANT("the explanation is the same everywhere"),
    MAP_TOO_SMALL("the explanation has too few pixels to be compared"),
    NO_MASK("there is no mask of the object"),
    MASK_EMPTY("the mask holds no pixel of the model's input"),
    MASK_FULL("the mask holds all pixels of the model's input"),
    OBJECT_TOO_LARGE("the object takes a greater share of the image than the metric allows"),
    NO_BOXES("there is no box around the object"),
    NO_LABEL("the true class is not given"),
    NO_COMPANIONS("the data set has too few images of this class and of others"),
    NO_VARIATION("one of two numbers that are correlated never changes"),
    SCORE_TOO_SMALL("the model's score for the class is next to nothing"),
    CLASS_CHANGED("every changed image is given another class"),
    ONE_IMAGE("the metric compares images, and there is only one"),
    NOT_POSSIBLE("this model or method does not allow it");

    private final String words;

    Reason(String words) {
        this.words = words;
    }

    /** Returns what is the matter, in words for people. */
    public String words() {
        return words;
    }

    /** Returns the name for files. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
