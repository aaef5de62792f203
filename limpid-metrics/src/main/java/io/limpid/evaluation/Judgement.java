package io.limpid.evaluation;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * All that is found of one method's explanation of one image.
 *
 * @param image its number
 * @param contender the method's number
 * @param explained what was explained
 * @param findings one for each metric
 * @param troubles what could not be done
 */
record Judgement(int image, int contender, Explained explained, List<Finding> findings, List<Trouble> troubles) {
    Judgement {
        findings = List.copyOf(findings);
        troubles = List.copyOf(troubles);
    }

    /**
     * What was explained, and what that took.
     *
     * @param target the class's number; -1 if that is not known
     * @param label its name
     * @param layer where the method looked
     * @param seconds for the explanation
     * @param forward seconds for the model's answer alone
     */
    record Explained(int target, String label, String layer, double seconds, double forward) {
        static final Explained NOTHING = new Explained(-1, "", "", Double.NaN, Double.NaN);
    }

    /** Returns that nothing could be found, because of a trouble. */
    static Judgement failed(int image, int contender, int metrics, Trouble trouble) {
        Finding none = new Finding(Finding.Verdict.none(Finding.FAILED), Optional.empty(), Finding.Effort.NONE);
        return new Judgement(image, contender, Explained.NOTHING, Collections.nCopies(metrics, none), List.of(trouble));
    }
}
