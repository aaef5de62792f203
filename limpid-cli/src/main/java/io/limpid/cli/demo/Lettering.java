package io.limpid.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Words drawn with a round pen, as far as road signs need them.
 *
 * <p>A letter is one unit high and lies between −0.5 and 0.5; letters are centred and {@value #ADVANCE} apart.
 */
final class Lettering {
    private static final float ADVANCE = 0.72f;

    /** Lines of each letter as {@code x,y} points; a bar lifts the pen. */
    private static final Map<Character, String> LINES = Map.of(
            'S',
                    ".25,-.36 .12,-.48 -.1,-.48 -.24,-.36 -.24,-.18 -.12,-.05 .12,.05 .25,.18 .25,.36 .12,.48 -.12,.48 -.26,.36",
            'T', "-.28,-.48 .28,-.48|0,-.48 0,.48",
            'O', "-.26,-.26 -.12,-.48 .12,-.48 .26,-.26 .26,.26 .12,.48 -.12,.48 -.26,.26 -.26,-.26",
            'P', "-.22,.48 -.22,-.48 .08,-.48 .22,-.38 .26,-.22 .22,-.06 .08,.04 -.22,.04",
            '0', "-.24,-.26 -.12,-.48 .12,-.48 .24,-.26 .24,.26 .12,.48 -.12,.48 -.24,.26 -.24,-.26",
            '3', "-.24,-.48 .24,-.48 0,-.1 .14,-.06 .25,.1 .25,.28 .14,.44 0,.48 -.14,.46 -.25,.36",
            '5', "-.2,-.02 -.16,-.48 .22,-.48|-.2,-.02 0,-.12 .16,-.06 .25,.12 .24,.3 .12,.46 -.08,.48 -.24,.38",
            '7', "-.25,-.48 .25,-.48 -.06,.48");

    private final List<float[]> segments = new ArrayList<>();
    private final float reach;

    private Lettering(String word) {
        for (int i = 0; i < word.length(); i++) {
            append(word.charAt(i), (i - (word.length() - 1) / 2f) * ADVANCE);
        }
        reach = word.length() * ADVANCE / 2;
    }

    /**
     * Returns a word.
     *
     * @throws IllegalArgumentException if a letter is not among those known
     */
    static Lettering of(String word) {
        return new Lettering(word);
    }

    private void append(char letter, float offset) {
        String lines = LINES.get(letter);
        if (lines == null) {
            throw new IllegalArgumentException("the letter '" + letter + "' has no lines; those that have: "
                    + LINES.keySet().stream().sorted().toList() + ". Add its lines to Lettering");
        }
        for (String line : lines.split("\\|")) {
            String[] points = line.split(" ");
            for (int i = 1; i < points.length; i++) {
                segments.add(segment(points[i - 1] + "," + points[i], offset));
            }
        }
    }

    private static float[] segment(String ends, float offset) {
        String[] numbers = ends.split(",");
        return new float[] {
            Float.parseFloat(numbers[0]) + offset,
            Float.parseFloat(numbers[1]),
            Float.parseFloat(numbers[2]) + offset,
            Float.parseFloat(numbers[3])
        };
    }

    /** Returns the signed distance to the pen's line, {@code width} wide. */
    float distance(float u, float v, float width) {
        float box = Math.max(Math.abs(u) - reach, Math.abs(v) - 0.5f);
        if (box > width) {
            return box;
        }
        float nearest = Float.POSITIVE_INFINITY;
        for (float[] ends : segments) {
            nearest = Math.min(nearest, Shapes.segment(u, v, ends));
        }
        return nearest - width / 2;
    }
}
