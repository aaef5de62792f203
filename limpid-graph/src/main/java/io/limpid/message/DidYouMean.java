package io.limpid.message;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntBiFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * The known names that a mistyped one may stand for, in words for people. A name is near if few edits (Levenshtein, 1966) turn
 * what was given into it, or into a part of it where none is near as a whole; capitals do not count, nor whether words are
 * parted by a space, an underscore or a hyphen.
 */
public final class DidYouMean {
    /** How many letters of what was given stand against one edit. */
    private static final int LETTERS_PER_EDIT = 3;

    private DidYouMean() {}

    /** Returns up to {@code count} names that are near, the nearest first; none where all are far-fetched. */
    private static List<String> nearest(String given, Collection<String> names, int count) {
        int allowed = given.length() / LETTERS_PER_EDIT;
        List<String> whole = near(plain(given), names, DidYouMean::toWhole, allowed);
        List<String> near = whole.isEmpty() ? near(plain(given), names, DidYouMean::toPart, allowed - 1) : whole;
        return near.subList(0, Math.min(count, near.size()));
    }

    private static List<String> near(
            String given, Collection<String> names, ToIntBiFunction<String, String> edits, int allowed) {
        ToIntFunction<String> distance = name -> edits.applyAsInt(given, plain(name));
        return names.stream()
                .distinct()
                .filter(name -> distance.applyAsInt(name) <= allowed)
                .sorted(Comparator.comparingInt(distance).thenComparingInt(name -> toWhole(given, plain(name))))
                .toList();
    }

    /** Returns how a sentence ends that says that a name is not known: with a question for the nearest, or a full stop. */
    public static String question(String given, Collection<String> names) {
        return question(given, names, 1);
    }

    /** Returns such an end with up to {@code count} names. */
    public static String question(String given, Collection<String> names, int count) {
        List<String> near = nearest(given, names, count);
        return near.isEmpty() ? "." : "; did you mean " + oneOf(near) + "?";
    }

    private static String oneOf(List<String> names) {
        int last = names.size() - 1;
        String others = String.join(", ", names.subList(0, last));
        return others + (last > 0 ? " or " : "") + names.get(last);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    }

    /** Returns the least number of edits that turn a text into another. */
    private static int toWhole(String given, String name) {
        int[] row = IntStream.rangeClosed(0, name.length()).toArray();
        return edits(given, name, row)[name.length()];
    }

    /** Returns the least number of edits that turn a text into a part of another; what stands around the part is free. */
    private static int toPart(String given, String name) {
        int[] row = new int[name.length() + 1];
        return Arrays.stream(edits(given, name, row)).min().orElseThrow();
    }

    /** Returns the edits to each beginning of a name, from those of no letter at all. */
    private static int[] edits(String given, String name, int[] start) {
        int[] previous = start;
        for (int i = 1; i <= given.length(); i++) {
            int[] current = new int[name.length() + 1];
            current[0] = i;
            for (int j = 1; j <= name.length(); j++) {
                int replaced = previous[j - 1] + (given.charAt(i - 1) == name.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous;
    }
}
