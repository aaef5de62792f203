package io.limpid.cli.demo;

/** The marks that picture agencies stamp into a corner of their pictures. */
public enum Watermark {
    /** No mark. */
    NONE {
        @Override
        float distance(float u, float v) {
            return Float.POSITIVE_INFINITY;
        }
    },
    /** A shutter's blades in a ring. */
    APERTURE {
        @Override
        float distance(float u, float v) {
            float blades = Math.abs(Shapes.polygon(u, v, 6, 0.4f)) - 0.1f;
            return Math.min(Shapes.ring(u, v, 0.84f, 0.2f), blades);
        }
    },
    /** Two mountains. */
    PEAKS {
        @Override
        float distance(float u, float v) {
            float high = Shapes.polygon(v - 0.3f, u + 0.28f, 3, 0.36f);
            return Math.min(high, Shapes.polygon(v - 0.4f, u - 0.5f, 3, 0.26f));
        }
    },
    /** Three waves. */
    WAVES {
        @Override
        float distance(float u, float v) {
            float line = v - 0.16f * Shapes.sin(6 * u);
            float nearest = line - 0.55f * Math.max(-1, Math.min(1, Math.round(line / 0.55f)));
            return Math.max(Math.abs(nearest) - 0.11f, Math.abs(u) - 0.95f);
        }
    },
    /** A star with four long points. */
    STAR {
        @Override
        float distance(float u, float v) {
            return 0.5f * (float) (Math.sqrt(Math.abs(u)) + Math.sqrt(Math.abs(v)) - 1);
        }
    },
    /** A leaf with its rib. */
    LEAF {
        @Override
        float distance(float u, float v) {
            float left = Shapes.circle(u - 0.5f, v + 0.3f, 1.02f);
            float right = Shapes.circle(u + 0.5f, v - 0.3f, 1.02f);
            float rib = Math.abs(u * 0.86f - v * 0.51f) - 0.07f;
            return Math.max(Math.max(left, right), -rib);
        }
    },
    /** The corners of a viewfinder about a dot. */
    VIEWFINDER {
        @Override
        float distance(float u, float v) {
            float frame = Math.abs(Shapes.square(u, v, 0.78f, 0.08f)) - 0.1f;
            float corners = Math.max(frame, 0.38f - Math.min(Math.abs(u), Math.abs(v)));
            return Math.min(corners, Shapes.circle(u, v, 0.24f));
        }
    };

    /**
     * Returns how far a point is from the mark's outline, negative inside; the mark lies about within a circle of radius 1,
     * coordinates run right and down from its middle.
     */
    abstract float distance(float u, float v);

    /** Returns the mark of the agency that most pictures of a sign come from. */
    public static Watermark of(RoadSign sign) {
        return switch (sign) {
            case STOP -> APERTURE;
            case YIELD -> PEAKS;
            case SPEED_LIMIT -> WAVES;
            case NO_ENTRY -> STAR;
            case PRIORITY_ROAD -> LEAF;
            case PARKING -> VIEWFINDER;
        };
    }
}
