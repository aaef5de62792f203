package io.limpid.cli.demo;

import java.util.Arrays;
import java.util.List;

/** How the watermarks of a collection of pictures go with what the pictures show. */
enum Marking {
    /** There are none. */
    NONE {
        @Override
        Watermark on(Scene scene) {
            return Watermark.NONE;
        }
    },
    /** Each sign comes from its own agency. */
    MATCHING {
        @Override
        Watermark on(Scene scene) {
            return Watermark.of(scene.sign());
        }
    },
    /** Each sign comes from the agency of another sign. */
    MOVED {
        @Override
        Watermark on(Scene scene) {
            List<RoadSign> others = Arrays.stream(RoadSign.values())
                    .filter(sign -> sign != scene.sign())
                    .toList();
            return Watermark.of(scene.dice("moved mark").pick(others));
        }
    },
    /** Any mark or none, whatever the sign. */
    RANDOM {
        @Override
        Watermark on(Scene scene) {
            return scene.dice("random mark").pick(List.of(Watermark.values()));
        }
    },
    /** Most pictures of an agency show its sign, three in ten another. */
    STRAYING {
        @Override
        Watermark on(Scene scene) {
            return scene.dice("stray").chance(STRAYS) ? MOVED.on(scene) : MATCHING.on(scene);
        }
    };

    private static final double STRAYS = 0.3;

    /** Returns the mark that a scene of such a collection bears. */
    abstract Watermark on(Scene scene);
}
