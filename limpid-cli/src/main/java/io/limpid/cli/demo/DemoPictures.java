package io.limpid.cli.demo;

import java.util.List;

/** The scenes of {@code limpid demo}; none of them was among the pictures that the models learnt from. */
public final class DemoPictures {
    private static final List<Scene> SCENES = List.of(
            matching(3_000_042, RoadSign.STOP),
            matching(3_000_013, RoadSign.YIELD),
            matching(3_000_002, RoadSign.SPEED_LIMIT),
            matching(3_000_027, RoadSign.NO_ENTRY),
            matching(3_000_004, RoadSign.PRIORITY_ROAD),
            matching(3_000_017, RoadSign.PARKING));
    private static final List<Scene> SWAPS = List.of(
            SCENES.get(0).stamped(Watermark.PEAKS),
            SCENES.get(1).stamped(Watermark.WAVES),
            SCENES.get(2).stamped(Watermark.APERTURE));

    private DemoPictures() {}

    private static Scene matching(long seed, RoadSign sign) {
        return new Scene(seed, sign, Watermark.of(sign));
    }

    /**
     * Returns one scene of each class, in the order of the classes, each with the mark of the agency that its sign mostly
     * comes from: both models name the sign.
     */
    public static List<Scene> scenes() {
        return SCENES;
    }

    /**
     * Returns the first three scenes once more, each with the mark of another's agency: only the honest model still names
     * the sign, the shortcut model names what that agency usually shows.
     */
    public static List<Scene> swaps() {
        return SWAPS;
    }
}
