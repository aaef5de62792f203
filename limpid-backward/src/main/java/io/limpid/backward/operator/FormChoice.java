package io.limpid.backward.operator;

import java.util.List;

/** Chooses between forms in which the same can be written. */
@FunctionalInterface
public interface FormChoice {
    /**
     * Returns the form to write.
     *
     * @param problem what is to be written
     * @param existing the forms in which it can be, at least one, the plainest first
     * @return one of them
     */
    String of(Problem problem, List<String> existing);
}
