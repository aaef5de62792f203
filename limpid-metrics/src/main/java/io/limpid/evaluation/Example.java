package io.limpid.evaluation;

import java.util.List;

/**
 * An image with all methods' maps.
 *
 * @param role why it is shown
 * @param name of the image
 * @param label what was explained
 * @param photo as it was given
 * @param maps one for each method
 */
public record Example(String role, String name, String label, Picture photo, List<Map> maps) {
    public Example {
        maps = List.copyOf(maps);
    }

    /**
     * A JPEG.
     *
     * @param base64 its content
     * @param width in pixels
     * @param height in pixels
     */
    public record Picture(String base64, int width, int height) {}

    /**
     * A method's map over the photo.
     *
     * @param contender the method's number
     * @param picture of it
     * @param warnings what self-checks found wrong with it; empty if nothing
     */
    public record Map(int contender, Picture picture, List<String> warnings) {
        public Map {
            warnings = List.copyOf(warnings);
        }
    }
}
