package io.limpid.image;

import io.limpid.tensor.Npy;
import io.limpid.tensor.Tensor;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Files beside the tests; {@code make.py} there made the pictures, and wrote down what Pillow 12.3 reads from them. */
final class Fixture {
    private Fixture() {}

    static Path file(String name) {
        try {
            return Path.of(Objects.requireNonNull(Fixture.class.getResource(name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(file(name));
    }

    static Image picture(String array) throws IOException {
        Tensor pixels = Npy.read(file(array));
        byte[] rgb = new byte[pixels.size()];
        pixels.bytes().get(rgb);
        return Image.of(pixels.size(1), pixels.size(0), rgb);
    }

    static Image plain(int width, int height, int rgb) {
        byte[] pixels = new byte[3 * width * height];
        for (int i = 0; i < width * height; i++) {
            Pixels.put(pixels, 3 * i, rgb);
        }
        return Image.of(width, height, pixels);
    }
}
