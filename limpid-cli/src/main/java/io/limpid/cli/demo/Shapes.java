package io.limpid.cli.demo;

/**
 * Signed distances to outlines: negative inside, positive outside, in the unit of the coordinates.
 *
 * <p>Coordinates run right and down from the middle of the shape.
 */
final class Shapes {
    private Shapes() {}

    static float circle(float u, float v, float radius) {
        return (float) Math.sqrt(u * u + v * v) - radius;
    }

    /** Returns the distance to a line of a circle, {@code width} wide. */
    static float ring(float u, float v, float radius, float width) {
        return Math.abs(circle(u, v, radius)) - width / 2;
    }

    /** Returns the distance to a rectangle with rounded corners, given half its width and height. */
    static float rectangle(float u, float v, float[] half, float corner) {
        float du = Math.abs(u) - half[0] + corner;
        float dv = Math.abs(v) - half[1] + corner;
        float outside = (float) Math.sqrt(Math.max(du, 0) * Math.max(du, 0) + Math.max(dv, 0) * Math.max(dv, 0));
        return outside + Math.min(Math.max(du, dv), 0) - corner;
    }

    static float square(float u, float v, float half, float corner) {
        return rectangle(u, v, new float[] {half, half}, corner);
    }

    /** Returns the distance to a regular polygon whose sides lie {@code apothem} from the middle, the first side right. */
    static float polygon(float u, float v, int sides, float apothem) {
        float farthest = Float.NEGATIVE_INFINITY;
        for (int side = 0; side < sides; side++) {
            double angle = 2 * Math.PI * side / sides;
            farthest = Math.max(farthest, u * cos(angle) + v * sin(angle));
        }
        return farthest - apothem;
    }

    /** Returns the distance to the line from one point to another. */
    static float segment(float u, float v, float[] ends) {
        float alongU = ends[2] - ends[0];
        float alongV = ends[3] - ends[1];
        float fromU = u - ends[0];
        float fromV = v - ends[1];
        float t = (fromU * alongU + fromV * alongV) / (alongU * alongU + alongV * alongV);
        t = Math.max(0, Math.min(1, t));
        return circle(fromU - t * alongU, fromV - t * alongV, 0);
    }

    /** Returns how much of a pixel lies inside, 0 to 1, when its middle is {@code distance} from the outline. */
    static float inside(float distance, float pixel) {
        return Math.max(0, Math.min(1, 0.5f - distance / pixel));
    }

    /** Returns 0 up to {@code low}, 1 from {@code high}, and a smooth rise between. */
    static float step(float low, float high, float value) {
        float t = Math.max(0, Math.min(1, (value - low) / (high - low)));
        return t * t * (3 - 2 * t);
    }

    static float cos(double angle) {
        return (float) StrictMath.cos(angle);
    }

    static float sin(double angle) {
        return (float) StrictMath.sin(angle);
    }
}
