package io.limpid.heatmap;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** From a number between 0 and 1 to a colour. */
public enum ColorMap {
    /** Blue, cyan, yellow, red: the classic of the CAM papers. Its brightness is not monotone. */
    JET {
        @Override
        public int rgb(double t) {
            double position = 4 * clamp(t);
            return pack(ramp(position - 3), ramp(position - 2), ramp(position - 1));
        }
    },
    /** The rainbow of A. Mikhailov (2019), without jet's false edges; 16 of its 256 colours, linear between. */
    TURBO(
            0x30123B, 0x4143A7, 0x4771E9, 0x3E9BFE, 0x22C5E2, 0x1AE4B6, 0x46F884, 0x88FF4E, 0xB9F635, 0xE1DD37,
            0xFABA39, 0xFD8D27, 0xF05B12, 0xD63506, 0xAF1801, 0x7A0403),
    /** Black, purple, orange, pale yellow; uniform to the eye. S. van der Walt and N. Smith (2015); as above. */
    INFERNO(
            0x000004, 0x0C0826, 0x240C4F, 0x420A68, 0x5D126E, 0x781C6D, 0x932667, 0xAE305C, 0xC73E4C, 0xDD513A,
            0xED6925, 0xF8850F, 0xFCA50A, 0xFAC62D, 0xF2E661, 0xFCFFA4),
    /** Purple, green, yellow; uniform to the eye. S. van der Walt and N. Smith (2015); as above. */
    VIRIDIS(
            0x440154, 0x481A6C, 0x472F7D, 0x414487, 0x39568C, 0x31688E, 0x2A788E, 0x23888E, 0x1F988B, 0x22A884,
            0x35B779, 0x54C568, 0x7AD151, 0xA5DB36, 0xD2E21B, 0xFDE725),
    /** Blue for negative, white for zero (in the middle), red for positive: for signed maps. */
    BLUE_WHITE_RED(0x08306B, 0x2171B5, 0x7FB4DC, 0xFFFFFF, 0xF09A7E, 0xD02F2B, 0x67000D);

    @SuppressWarnings("ImmutableEnumChecker") // nobody writes to it
    private final int[] points;

    ColorMap(int... points) {
        this.points = points;
    }

    /** Returns the colour of a number as {@code 0xRRGGBB}; numbers outside 0 to 1 get the colour of the nearer end. */
    public int rgb(double t) {
        double position = clamp(t) * (points.length - 1);
        int below = Math.min((int) position, points.length - 2);
        return mix(points[below], points[below + 1], position - below);
    }

    /** Tells whether the middle is neutral, so that signed maps can be read. */
    public boolean isDiverging() {
        return this == BLUE_WHITE_RED;
    }

    /** Returns the map that heatmaps get unless another is asked for: {@link #BLUE_WHITE_RED} if signed, else {@link #TURBO}. */
    public static ColorMap usual(Sign sign) {
        return sign == Sign.SIGNED ? BLUE_WHITE_RED : TURBO;
    }

    /** Returns the name as {@link #parse} reads it. */
    public String spec() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Finds a map by its name, e.g. {@code jet} or {@code blue-white-red}.
     *
     * @throws IllegalArgumentException if there is none of that name; the message lists all
     */
    public static ColorMap parse(String name) {
        return Arrays.stream(values())
                .filter(map -> map.spec().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no colour map \"" + name + "\"; allowed: "
                        + Arrays.stream(values()).map(ColorMap::spec).collect(Collectors.joining(", "))));
    }

    /** Returns {@code a} at share 0, {@code b} at share 1, channel by channel. */
    static int mix(int a, int b, double share) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = a >> shift & 0xFF;
            int to = b >> shift & 0xFF;
            mixed |= rounded(from + share * (to - from)) << shift;
        }
        return mixed;
    }

    private static double clamp(double t) {
        return Math.max(0, Math.min(1, t));
    }

    private static double ramp(double distance) {
        return clamp(1.5 - Math.abs(distance));
    }

    private static int pack(double red, double green, double blue) {
        return rounded(255 * red) << 16 | rounded(255 * green) << 8 | rounded(255 * blue);
    }

    /** Rounds a number that is not negative, for each pixel of each picture: in a fraction of {@link Math#round}'s time. */
    private static int rounded(double value) {
        return (int) (value + 0.5);
    }
}
