package io.limpid.cli.demo.page;

import io.limpid.cli.demo.Picture;
import io.limpid.cli.demo.RoadSign;
import io.limpid.cli.demo.Scene;
import io.limpid.cli.demo.Watermark;
import io.limpid.image.Image;
import java.util.Arrays;

/**
 * A picture with what both models make of it.
 *
 * @param name short, for file names
 * @param photo the picture as models get it
 * @param a what model A makes of it
 * @param b what model B makes of it
 */
record Exhibit(String name, Scene scene, Picture picture, Image photo, Look a, Look b) {
    String truth() {
        return scene.sign().label();
    }

    boolean isRight(Look look) {
        return look.answer().equals(truth());
    }

    /** Returns the sign that the watermark went with in the pictures that model B learnt from. */
    String signOfMark() {
        return Arrays.stream(RoadSign.values())
                .filter(sign -> Watermark.of(sign) == scene.mark())
                .map(RoadSign::label)
                .findFirst()
                .orElse("none");
    }
}
