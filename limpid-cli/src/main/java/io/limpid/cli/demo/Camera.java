package io.limpid.cli.demo;

/**
 * Where the photographer stands: at the side of a straight road, looking along it.
 *
 * <p>Places are in metres: {@code across} counts from the photographer towards the road, {@code ahead} along it.
 *
 * @param horizon height of the horizon in the picture, 0 top to 1 bottom
 * @param vanishing where the road meets the horizon, 0 left to 1 right
 * @param height of the lens above the ground
 * @param focal length, in widths of the picture
 * @param roadSide 1 if the road is on the right, −1 if it is on the left
 */
record Camera(float horizon, float vanishing, float height, float focal, float roadSide) {

    static Camera of(Dice dice) {
        float roadSide = dice.side();
        return new Camera(
                dice.between(0.50, 0.64),
                0.5f + roadSide * dice.between(-0.18, 0.14),
                dice.between(1.4, 1.75),
                dice.between(0.85, 1.2),
                roadSide);
    }

    /** Returns how far ahead the ground is that shows at height {@code y}; only below the horizon. */
    float groundAhead(float y) {
        return height * focal / (y - horizon);
    }

    /** Returns how far across a point is that shows at {@code x} and lies so far ahead. */
    float across(float x, float ahead) {
        return roadSide * (x - vanishing) * ahead / focal;
    }

    /** Returns where a place shows, 0 left to 1 right. */
    float x(float across, float ahead) {
        return vanishing + roadSide * across * focal / ahead;
    }

    /** Returns how far ahead a wall along the road is where it shows at {@code x}; not positive where it does not show. */
    float wallAhead(float x, float across) {
        return roadSide * across * focal / (x - vanishing);
    }

    /** Returns the height above the ground of what shows at {@code y} and lies so far ahead. */
    float above(float y, float ahead) {
        return height - (y - horizon) * ahead / focal;
    }
}
