package io.limpid.cli.demo;

/**
 * What is to be photographed: three words that fix every byte of the picture.
 *
 * @param seed decides place, weather, camera and the state of the sign; the same for any sign and mark
 * @param sign the road sign in view
 * @param mark what an agency stamped into a corner
 */
public record Scene(long seed, RoadSign sign, Watermark mark) {

    /** Returns the same scene with another stamp, or with {@link Watermark#NONE}. */
    public Scene stamped(Watermark other) {
        return new Scene(seed, sign, other);
    }

    /** Returns the dice of one topic of this scene. */
    Dice dice(String topic) {
        return Dice.of(seed, topic);
    }
}
