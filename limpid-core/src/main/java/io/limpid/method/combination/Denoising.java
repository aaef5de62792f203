package io.limpid.method.combination;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.method.plane.Plane;
import java.util.Arrays;
import java.util.Locale;

/** Takes what is weak out of a map that runs from 0 to 1. */
enum Denoising {
    /** Leaves all of it. */
    NONE {
        @Override
        Plane of(Plane map, float level) {
            return map;
        }

        @Override
        Value emit(Emitter emit, Value map, float level) {
            return map;
        }
    },
    /** Keeps what reaches the level. */
    FIXED {
        @Override
        Plane of(Plane map, float level) {
            return atLeast(map, level);
        }

        @Override
        Value emit(Emitter emit, Value map, float level) {
            return atLeast(emit, map, emit.constant(level));
        }
    },
    /** Keeps what reaches the mean of the map. */
    MEAN {
        @Override
        Plane of(Plane map, float level) {
            return atLeast(map, Arrays.stream(map.values()).average().orElse(0));
        }

        @Override
        Value emit(Emitter emit, Value map, float level) {
            return atLeast(emit, map, emit.reduceMean(map, 2, 3));
        }
    },
    /** Keeps what reaches the level that parts the values best into two groups (Otsu, 1979). */
    OTSU {
        @Override
        Plane of(Plane map, float level) {
            return atLeast(map, Otsu.level(map.values()));
        }
    },
    /** Keeps what reaches the quantile that the level says. */
    PERCENTILE {
        @Override
        Plane of(Plane map, float level) {
            double[] sorted = map.values();
            Arrays.sort(sorted);
            int place = (int) Math.ceil(Math.min(level, 1) * sorted.length) - 1;
            return atLeast(map, sorted[Math.max(place, 0)]);
        }
    },
    /** Puts the median of its nine neighbours in the place of each value. */
    MEDIAN3 {
        @Override
        Plane of(Plane map, float level) {
            return map.filled((y, x) -> {
                double[] neighbours = new double[9];
                for (int i = 0; i < neighbours.length; i++) {
                    neighbours[i] = map.mirrored(y + i / 3 - 1, x + i % 3 - 1);
                }
                Arrays.sort(neighbours);
                return neighbours[4];
            });
        }
    };

    abstract Plane of(Plane map, float level);

    /**
     * Emits {@link #of} of maps {@code [N,1,H,W]}.
     *
     * @throws IllegalArgumentException if that cannot be written as nodes
     */
    Value emit(Emitter emit, Value map, float level) {
        throw new IllegalArgumentException("denoise=" + name().toLowerCase(Locale.ROOT)
                + " cannot be written as nodes; choose denoise=fixed, mean or none");
    }

    private static Value atLeast(Emitter emit, Value map, Value threshold) {
        return emit.where(emit.greaterOrEqual(map, threshold), map, emit.constant(0f));
    }

    private static Plane atLeast(Plane map, double threshold) {
        return map.map(value -> value >= threshold ? value : 0);
    }
}
