package io.limpid.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limpid.tensor.Npy;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.Shared;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What torchvision on Pillow 9.4 (libjpeg-turbo) makes of nine photos: decoded pixels, resized and cropped ones, tensors. */
class PreprocessingGoldenTest {
    private static final Preprocessing BYTES = Preprocessing.parse("raw");

    @TestFactory
    Stream<DynamicTest> photosAreDecodedResizedAndNormalizedAsByPillow() throws IOException {
        Shared.assume();
        JsonNode index = new ObjectMapper()
                .readTree(Shared.golden("preprocessing/index.json").toFile());
        return index.path("cases")
                .valueStream()
                .map(entry -> DynamicTest.dynamicTest(entry.path("case").asText(), () -> compare(entry)));
    }

    private static void compare(JsonNode entry) throws IOException {
        Path file = Shared.folder().resolve(entry.path("photo").asText());
        Image photo = Image.read(file);
        boolean asStored = entry.path("case").asText().equals("exif6_ignored");
        if (asStored) {
            photo = Orientation.QUARTER_TURN_LEFT.upright(photo);
        }

        Tensor decoded = golden(entry, "decoded_top_left_64x64");
        assertThat(worst(topLeft(photo, decoded), decoded)).as("decoded pixels").isZero();
        Tensor crop = golden(entry, "crop_u8_hwc");
        Tensor cropped = BYTES.withLayout(Layout.NHWC).prepare(photo).tensor();
        assertThat(worst(cropped, crop)).as("resized and cropped pixels").isZero();
        if (entry.has("tensor")) {
            Tensor tensor = golden(entry, "tensor");
            assertThat(worst(Preprocessing.imagenet().prepare(photo).tensor(), tensor))
                    .as("tensor")
                    .isLessThan(1e-6);
        }
    }

    private static Tensor golden(JsonNode entry, String field) throws IOException {
        return Npy.read(Shared.golden("preprocessing/" + entry.path(field).asText()));
    }

    private static Tensor topLeft(Image photo, Tensor like) {
        float[] data = new float[like.size()];
        for (int i = 0; i < data.length; i++) {
            int pixel = i / 3;
            int rgb = photo.rgb(pixel % like.size(1), pixel / like.size(1));
            data[i] = rgb >> (16 - 8 * (i % 3)) & 0xFF;
        }
        return Tensor.of(data, like.shape());
    }

    private static double worst(Tensor actual, Tensor expected) {
        float[] a = actual.toFloats();
        float[] b = expected.toFloats();
        assertThat(a).hasSameSizeAs(b);
        return IntStream.range(0, a.length)
                .mapToDouble(i -> Math.abs((double) a[i] - b[i]))
                .max()
                .orElse(0);
    }
}
