package io.limpid.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.limpid.cli.Run;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.image.Image;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A photo of 400 megapixels is explained in the memory that a small photo needs, a few hundred megabytes. */
class HugePhotoTest {
    private static final int EDGE = 20_000;
    private static final RandomNet NET = RandomNets.vgg(1);

    @TempDir
    Path folder;

    @Test
    void photoOf400Megapixels_isExplainedInASmallHeap() throws IOException {
        Path model = folder.resolve("model.onnx");
        OnnxModel.of(NET.graph()).write(model);
        Path photo = Files.write(folder.resolve("huge.jpg"), greyJpeg(EDGE, EDGE));
        Path out = folder.resolve("out");

        Run run = Run.inOwnJvm(Run.classPath(), List.of("-Xmx640m"), "explain", model, photo, "-o", out, "--json")
                .succeeds();

        JsonNode result = run.json().at("/results/0");
        assertThat(result.at("/error").isMissingNode()).isTrue();
        Image overlay = Image.read(out.resolve(result.at("/png").asText()));
        assertThat(Math.min(overlay.width(), overlay.height())).isBetween(1000, EDGE / 2);
    }

    /** Returns a grey JPEG whose every block is the shortest possible: two bits, no difference and no detail. */
    private static byte[] greyJpeg(int width, int height) throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        jpeg.write(bytes(0xFF, 0xD8));
        jpeg.write(bytes(0xFF, 0xDB, 0, 67, 0));
        for (int i = 0; i < 64; i++) {
            jpeg.write(1);
        }
        jpeg.write(bytes(0xFF, 0xC0, 0, 11, 8, height >> 8, height & 0xFF, width >> 8, width & 0xFF, 1, 1, 0x11, 0));
        for (int table : new int[] {0x00, 0x10}) {
            jpeg.write(bytes(0xFF, 0xC4, 0, 20, table, 1));
            jpeg.write(new byte[16]);
        }
        jpeg.write(bytes(0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0));
        long blocks = (width + 7L) / 8 * ((height + 7L) / 8);
        jpeg.write(new byte[Math.toIntExact((2 * blocks + 7) / 8)]);
        jpeg.write(bytes(0xFF, 0xD9));
        return jpeg.toByteArray();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
