package io.limpid.cli.demo;

/**
 * Where a sign's plate hangs in the picture.
 *
 * @param x its middle, 0 left to 1 right
 * @param y its middle, 0 top to 1 bottom
 * @param radius in widths of the picture
 * @param pose how it is turned
 */
record Plate(float x, float y, float radius, Pose pose) {
    /** Metres from the middle of a plate to its edge. */
    static final float METRES = 0.35f;

    private static final float VIEWER = 7;

    /**
     * How a plate is turned away from the viewer, as the edges of its plane.
     *
     * @param right unit vector along the plate's width: right, down, away
     * @param down unit vector along its height
     */
    record Pose(float[] right, float[] down) {
        static Pose of(Dice dice) {
            double yaw = dice.between(-0.65, 0.65);
            double pitch = dice.between(-0.12, 0.12);
            double roll = dice.between(-0.1, 0.1);
            float[] right = {Shapes.cos(yaw), 0, Shapes.sin(yaw)};
            float[] down = {Shapes.sin(pitch) * -Shapes.sin(yaw), Shapes.cos(pitch), Shapes.sin(pitch) * Shapes.cos(yaw)
            };
            return new Pose(rolled(right, down, roll), rolled(down, right, -roll));
        }

        private static float[] rolled(float[] one, float[] other, double roll) {
            float cos = Shapes.cos(roll);
            float sin = Shapes.sin(roll);
            return new float[] {
                one[0] * cos + other[0] * sin, one[1] * cos + other[1] * sin, one[2] * cos + other[2] * sin
            };
        }
    }

    static Plate of(Dice dice, Camera camera) {
        float radius = dice.between(0.095, 0.165);
        float metre = radius / METRES;
        float hangs = camera.horizon() - dice.between(0.35, 0.9) * metre;
        return new Plate(dice.between(0.28, 0.72), Math.max(hangs, radius + 0.04f), radius, Pose.of(dice));
    }

    /** Tells whether a point of the picture is far from the plate. */
    boolean misses(float px, float py) {
        return Math.abs(px - x) > 1.3f * radius || Math.abs(py - y) > 1.3f * radius;
    }

    /** Returns the point {@code {u, v}} of the plate, in radii from its middle, that shows at a point of the picture. */
    float[] seenAt(float px, float py) {
        float[] r = pose.right;
        float[] d = pose.down;
        float sightX = (px - x) / radius;
        float sightY = (py - y) / radius;
        float normalX = r[1] * d[2] - r[2] * d[1];
        float normalY = r[2] * d[0] - r[0] * d[2];
        float normalZ = r[0] * d[1] - r[1] * d[0];
        float t = VIEWER * normalZ / (sightX * normalX + sightY * normalY + VIEWER * normalZ);
        float hitX = t * sightX;
        float hitY = t * sightY;
        float hitZ = (t - 1) * VIEWER;
        return new float[] {hitX * r[0] + hitY * r[1] + hitZ * r[2], hitX * d[0] + hitY * d[1] + hitZ * d[2]};
    }
}
