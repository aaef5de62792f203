package io.limpid.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.limpid.cli.Bench;
import io.limpid.cli.Run;
import io.limpid.image.Image;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --boxes}: objects localised by their heatmaps. */
class BoxesTest {
    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void prepare() {
        bench = new Bench(folder);
    }

    private JsonNode results(Object... more) {
        List<Object> args =
                new ArrayList<>(List.of("explain", bench.model(), "-o", bench.path("out"), "--force", "--json"));
        args.addAll(List.of(more));
        return Run.of(args.toArray()).succeeds().json().at("/results");
    }

    private static List<Integer> box(JsonNode result) {
        List<Integer> box = new ArrayList<>();
        result.at("/box").forEach(edge -> box.add(edge.asInt()));
        return box;
    }

    @Test
    void boxes_areInTheManifest_forEveryMethod() {
        JsonNode results = results(
                "--boxes", bench.photo("a.png", 60, 50), "-m", "grad-cam", "-m", "layer-cam", "-m", "input-x-gradient");

        assertThat(results).hasSize(3);
        for (JsonNode result : results) {
            assertThat(result.at("/localisation/threshold").asDouble()).isEqualTo(0.15);
            assertThat(box(result)).hasSize(4);
            assertThat(box(result).get(2)).isBetween(box(result).get(0), 59);
            assertThat(box(result).get(3)).isBetween(box(result).get(1), 49);
            assertThat(result.at("/localisation/regionPixels").asInt())
                    .isBetween(1, result.at("/localisation/boxPixels").asInt());
        }
    }

    @Test
    void withoutTheOption_thereAreNone() {
        JsonNode result = results(bench.photo("a.png")).get(0);

        assertThat(result.has("box")).isFalse();
        assertThat(result.has("localisation")).isFalse();
    }

    @Test
    void higherThreshold_givesABoxInside() {
        Path photo = bench.photo("a.png", 60, 50);
        List<Integer> wide = box(results("--boxes=0.05", photo).get(0));
        List<Integer> narrow = box(results("--boxes=0.9", photo).get(0));

        assertThat(narrow.get(0)).isGreaterThanOrEqualTo(wide.get(0));
        assertThat(narrow.get(1)).isGreaterThanOrEqualTo(wide.get(1));
        assertThat(narrow.get(2)).isLessThanOrEqualTo(wide.get(2));
        assertThat(narrow.get(3)).isLessThanOrEqualTo(wide.get(3));
        assertThat(narrow).isNotEqualTo(wide);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "2", "much", "NaN"})
    void thresholdThatIsNoShare_isRefused(String threshold) {
        Run.of("explain", bench.model(), bench.photo("a.png"), "--boxes=" + threshold)
                .failsWith(2, "--boxes=" + threshold, "0.15");
    }

    @Test
    void compare_drawsThemToo() {
        Path photo = bench.photo("a.png");
        Path plain = bench.path("plain");
        Path boxed = bench.path("boxed");
        Run.of("compare", bench.model(), photo, "-m", "grad-cam", "-o", plain).succeeds();
        JsonNode manifest = Run.of("compare", bench.model(), photo, "--boxes", "-m", "grad-cam", "-o", boxed, "--json")
                .succeeds()
                .json();

        assertThat(manifest.at("/results/0/box")).hasSize(4);
        for (String file : List.of("a.grad-cam.top1.png", manifest.at("/sheet").asText())) {
            assertThat(Bench.content(boxed.resolve(file))).isNotEqualTo(Bench.content(plain.resolve(file)));
        }
    }

    /** Orientation 6: the camera was turned; the stored first row is the upright picture's right edge. */
    @Test
    void boxOfATurnedPhoto_isThatOfTheUprightOne() throws IOException {
        byte[] jpeg = Image.read(bench.photo("b.png", 64, 40)).toJpeg();
        Image stored = Image.decode(jpeg, "stored");
        byte[] rgb = new byte[3 * 64 * 40];
        for (int i = 0; i < 64 * 40; i++) {
            int color = stored.rgb(i / 40, 39 - i % 40);
            rgb[3 * i] = (byte) (color >> 16);
            rgb[3 * i + 1] = (byte) (color >> 8);
            rgb[3 * i + 2] = (byte) color;
        }
        Image.of(40, 64, rgb).write(bench.path("upright.png"));
        bench.file("turned.jpg", withOrientation(6, jpeg));

        JsonNode upright = results("--boxes=0.6", bench.path("upright.png")).get(0);
        JsonNode turned = results("--boxes=0.6", bench.path("turned.jpg")).get(0);

        assertThat(box(turned)).isEqualTo(box(upright));
        assertThat(turned.at("/localisation")).isEqualTo(upright.at("/localisation"));
    }

    /** Puts an EXIF block with nothing but an orientation behind the start of a JPEG. */
    private static byte[] withOrientation(int orientation, byte... jpeg) throws IOException {
        byte[] exif = {
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation,
            0,
            0,
            0,
            0,
            0,
            0
        };
        ByteArrayOutputStream turned = new ByteArrayOutputStream();
        turned.write(jpeg, 0, 2);
        turned.write(new byte[] {(byte) 0xFF, (byte) 0xE1, 0, (byte) (exif.length + 2)});
        turned.write(exif);
        turned.write(jpeg, 2, jpeg.length - 2);
        return turned.toByteArray();
    }
}
