package io.limpid.evaluation;

import java.util.List;

/**
 * An image with all methods' maps.
 *
 * @param role why it is shown
 * @param name of the image
 * @param label what was explained
 * @param photo as JPEG
 * @param maps one for each method
 */
public record Example(String role, String name, String label, Picture photo, List<Map> maps) {
    public Example {
        maps = List.copyOf(maps);
    }

    /** A JPEG with its size. */
    public record Picture(byte[] jpeg, int width, int height) {
        public Picture {
            jpeg = jpeg.clone();
        }

        @Override
        public byte[] jpeg() {
            return jpeg.clone();
        }
    }

    /**
     * A method's map over the photo.
     *
     * @param contender the method's number
     * @param picture of it
     */
    public record Map(int contender, Picture picture) {}
}
