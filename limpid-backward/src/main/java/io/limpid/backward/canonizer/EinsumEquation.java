package io.limpid.backward.canonizer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * What an Einsum computes: a letter for each axis, and the sum over the letters that the result lacks. The axes of an ellipsis
 * have digits, counted from the last.
 *
 * @param terms the letters of each operand
 * @param result the letters of the result
 */
record EinsumEquation(List<String> terms, String result) {
    private static final String ELLIPSIS = "...";
    private static final String ARROW = "->";

    /**
     * Reads an equation such as {@code bhid,bhjd->bhij}.
     *
     * @param ranks of the operands
     * @return empty if it takes a diagonal, or does not fit the operands
     */
    static Optional<EinsumEquation> parse(String text, List<Integer> ranks) {
        String[] sides = text.replace(" ", "").split(ARROW, 2);
        String[] written = sides[0].split(",", -1);
        if (written.length != ranks.size()) {
            return Optional.empty();
        }
        List<String> terms = new ArrayList<>();
        int widest = 0;
        for (int i = 0; i < written.length; i++) {
            int hidden = ranks.get(i) - written[i].replace(ELLIPSIS, "").length();
            widest = Math.max(widest, hidden);
            terms.add(spelled(written[i], hidden));
        }
        String result = sides.length == 2 ? spelled(sides[1], widest) : implied(terms, spelled(ELLIPSIS, widest));
        EinsumEquation equation = new EinsumEquation(terms, result);
        return Optional.of(equation).filter(EinsumEquation::isPlain).filter(e -> e.fits(ranks));
    }

    private static String spelled(String term, int hidden) {
        StringBuilder digits = new StringBuilder();
        for (int i = hidden - 1; i >= 0; i--) {
            digits.append((char) ('0' + i));
        }
        return term.replace(ELLIPSIS, digits);
    }

    /** Returns the result of an equation that names none: the ellipsis, then what occurs once, by the alphabet. */
    private static String implied(List<String> terms, String ellipsis) {
        String all = String.join("", terms);
        return ellipsis
                + all.chars()
                        .filter(letter -> Character.isLetter(letter) && all.indexOf(letter) == all.lastIndexOf(letter))
                        .sorted()
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining());
    }

    private boolean isPlain() {
        String all = String.join("", terms);
        return isDistinct(result)
                && terms.stream().allMatch(EinsumEquation::isDistinct)
                && result.chars().allMatch(letter -> all.indexOf(letter) >= 0);
    }

    private static boolean isDistinct(String letters) {
        return letters.chars().distinct().count() == letters.length();
    }

    private boolean fits(List<Integer> ranks) {
        return terms.stream().map(String::length).toList().equals(ranks);
    }

    /** Returns the letters for which something holds, in their order. */
    static String where(String letters, IntPredicate condition) {
        return letters.chars().filter(condition).mapToObj(Character::toString).collect(Collectors.joining());
    }

    /** Tells whether a letter is among others. */
    static boolean in(String letters, int letter) {
        return letters.indexOf(letter) >= 0;
    }
}
