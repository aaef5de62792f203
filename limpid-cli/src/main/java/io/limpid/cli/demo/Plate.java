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
     * @param right unit vector along the plate's width
     * @param down unit vector along its height
     */
    record Pose(Direction right, Direction down) {
        static Pose of(Dice dice) {
            double yaw = dice.between(-0.65, 0.65);
            double pitch = dice.between(-0.12, 0.12);
            double roll = dice.between(-0.1, 0.1);
            Direction right = new Direction(Shapes.cos(yaw), 0, Shapes.sin(yaw));
            Direction ahead = new Direction(-Shapes.sin(yaw), 0, Shapes.cos(yaw));
            Direction down = new Direction(0, 1, 0).turned(pitch, ahead);
            return new Pose(right.turned(roll, down), down.turned(-roll, right));
        }

        Direction normal() {
            return right.cross(down);
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
        Direction normal = pose.normal();
        float sightX = (px - x) / radius;
        float sightY = (py - y) / radius;
        float reach = VIEWER * normal.away() / normal.dot(new Direction(sightX, sightY, VIEWER));
        Direction hit = new Direction(reach * sightX, reach * sightY, (reach - 1) * VIEWER);
        return new float[] {hit.dot(pose.right), hit.dot(pose.down)};
    }
}
