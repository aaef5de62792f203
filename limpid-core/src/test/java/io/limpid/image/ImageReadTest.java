package io.limpid.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReadTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "baseline-420.jpg",
                "baseline-422.jpg",
                "progressive-444.jpg",
                "rgb.jpg",
                "gray.jpg",
                "cmyk.jpg",
                "rgb.png",
                "alpha.png",
                "gray-alpha.png",
                "palette.png",
                "bilevel.png",
                "lossless.webp",
                "alpha.webp",
                "lzw.tif",
                "jpeg.tif",
                "cmyk.tif",
                "palette.gif",
                "rgb.bmp"
            })
    void pixels_areThoseOfPillow(String name) throws IOException {
        Image photo = Image.read(Fixture.file("photos/" + name));

        assertThat(photo).isEqualTo(Fixture.picture("photos/" + name + ".npy"));
        assertThat(photo.reduction()).isEqualTo(1);
    }

    /** The decoder repeats colour samples where libwebp interpolates them: brightness agrees, colours at edges differ. */
    @Test
    void lossyWebp_hasTheBrightnessThatPillowReads() throws IOException {
        Image photo = Image.read(Fixture.file("photos/lossy.webp"));
        Image pillow = Fixture.picture("photos/lossy.webp.npy");

        assertThat(meanLuma(photo)).isCloseTo(meanLuma(pillow), within(1.5));
    }

    /** Blocks are predicted from those before: what goes wrong in one would go on, and tint all below it. */
    @Test
    void stronglyCompressedWebp_hasTheColoursThatPillowReads_fromTopToBottom() throws IOException {
        Image photo = Image.read(Fixture.file("photos/filtered.webp"));
        Image pillow = Fixture.picture("photos/filtered.webp.npy");

        for (int row = 0; row < pillow.height(); row++) {
            for (int column = 0; column < pillow.width(); column++) {
                double[] mean = meanOfTile(photo, row, column, 40);
                for (int channel = 0; channel < 3; channel++) {
                    int expected = pillow.rgb(column, row) >> (16 - 8 * channel) & 0xFF;
                    assertThat(mean[channel])
                            .as("channel %d of tile %d, %d", channel, row, column)
                            .isCloseTo(expected, within(2.0));
                }
            }
        }
    }

    private static double[] meanOfTile(Image photo, int row, int column, int edge) {
        double[] mean = new double[3];
        for (int i = 0; i < edge * edge; i++) {
            int rgb = photo.rgb(column * edge + i % edge, row * edge + i / edge);
            for (int channel = 0; channel < 3; channel++) {
                mean[channel] += (rgb >> (16 - 8 * channel) & 0xFF) / (double) (edge * edge);
            }
        }
        return mean;
    }

    @Test
    void sixteenBitSamples_keepTheirUpperByte() throws IOException {
        var picture = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        picture.getRaster().setPixel(0, 0, new int[] {0x12FF});
        picture.getRaster().setPixel(1, 0, new int[] {0xFE00});
        var png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);

        Image photo = Image.decode(png.toByteArray(), "gray16.png");

        assertThat(photo.rgb(0, 0)).isEqualTo(0x121212);
        assertThat(photo.rgb(1, 0)).isEqualTo(0xFEFEFE);
    }

    /** EXIF 2.3: where the stored first row and first column lie in the upright picture, for a stored 3 x 2 grid. */
    @ParameterizedTest
    @CsvSource({
        "1, ABC DEF", "2, CBA FED", "3, FED CBA", "4, DEF ABC",
        "5, AD BE CF", "6, DA EB FC", "7, FC EB DA", "8, CF BE AD"
    })
    void exifOrientation_isUndone(int orientation, String uprightRows) throws IOException {
        String[] rows = uprightRows.split(" ");

        Image photo = Image.decode(withOrientation(grid("ABC", "DEF"), orientation), "grid.jpg");

        assertThat(photo.width()).isEqualTo(16 * rows[0].length());
        assertThat(photo.height()).isEqualTo(16 * rows.length);
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < rows[0].length(); x++) {
                int shade = photo.rgb(16 * x + 8, 16 * y + 8) & 0xFF;
                assertThat((char) ('A' + Math.round(shade / 40f))).isEqualTo(rows[y].charAt(x));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 77})
    void exifOrientationThatMakesNoSense_isIgnored(int orientation) throws IOException {
        Image photo = Image.decode(withOrientation(grid("ABC", "DEF"), orientation), "grid.jpg");

        assertThat(photo.size()).isEqualTo(new Size(32, 48));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"baseline-420.jpg", "progressive-444.jpg", "rgb.png", "lossless.webp", "lossy.webp", "lzw.tif"})
    void photoCutOffAnywhere_isRejectedByName(String name) throws IOException {
        byte[] content = Fixture.bytes("photos/" + name);

        for (int length = 1; length < content.length - 21; length += 37) {
            byte[] part = Arrays.copyOf(content, length);
            assertThatThrownBy(() -> Image.decode(part, "cut.bin"))
                    .as("first %d bytes", length)
                    .isInstanceOf(UnreadableImageException.class)
                    .hasMessageContaining("cut.bin");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"baseline-420.jpg", "rgb.png", "lossless.webp", "lossy.webp", "lzw.tif", "palette.gif"})
    void photoWithRandomBytesInIt_isReadOrRejected_neverCrashes(String name) throws IOException {
        byte[] content = Fixture.bytes("photos/" + name);
        Random random = new Random(5);

        for (int round = 0; round < 60; round++) {
            byte[] damaged = content.clone();
            for (int i = 0; i < 3; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(Image.decode(damaged, "damaged.bin").width()).isPositive();
            } catch (UnreadableImageException e) {
                assertThat(e).hasMessageContaining("damaged.bin");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'<!DOCTYPE html><html>404</html>', a web page (HTML)",
        "'just some words', a text file",
        "'%PDF-1.7', a PDF document",
        "'0000ftypheic', a HEIC/HEIF picture",
        "'0000ftypavif', an AVIF picture"
    })
    void contentOfAnotherKind_isNamed(String content, String kind) {
        byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> Image.decode(bytes, "dog.jpg"))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessageContainingAll("dog.jpg is " + kind, "JPEG, PNG, WebP");
    }

    @Test
    void emptyMissingOrFolder_isSaid(@TempDir Path folder) throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.jpg"));

        assertThatThrownBy(() -> Image.read(empty)).hasMessageContaining("empty.jpg is empty");
        assertThatThrownBy(() -> Image.read(folder.resolve("none.jpg"))).hasMessageContaining("does not exist");
        assertThatThrownBy(() -> Image.read(folder)).hasMessageContaining("is a folder");
    }

    @Test
    void onePixelPhoto_isReadAndPrepared(@TempDir Path folder) {
        Path file = folder.resolve("dot.png");
        Fixture.plain(1, 1, 0x336699).write(file);

        Image dot = Image.read(file);

        assertThat(dot.rgb(0, 0)).isEqualTo(0x336699);
        assertThat(Preprocessing.imagenet().prepare(dot).tensor().shape()).containsExactly(1, 3, 224, 224);
    }

    @Test
    void photoOf400Megapixels_isReadReduced() throws IOException {
        Image photo = Image.decode(bilevelPng(20_000, 20_000, 20_000), "huge.png");

        assertThat(photo.reduction()).isEqualTo(4);
        assertThat(photo.size()).isEqualTo(Size.square(5_000));
        assertThat(photo.rgb(4_999, 4_999)).isEqualTo(0xFFFFFF);
    }

    @Test
    void headerThatClaimsTooMuch_isRejected() throws IOException {
        byte[] endless = bilevelPng(2_000_000_000, 2_000_000_000, 1);
        byte[] unfilled = bilevelPng(20_000, 20_000, 3);

        assertThatThrownBy(() -> Image.decode(endless, "bomb.png"))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessageContaining("2000000000 x 2000000000");
        assertThatThrownBy(() -> Image.decode(unfilled, "unfilled.png")).isInstanceOf(UnreadableImageException.class);
    }

    private static double meanLuma(Image photo) {
        double sum = 0;
        for (int y = 0; y < photo.height(); y++) {
            for (int x = 0; x < photo.width(); x++) {
                sum += Channels.GRAY.value(photo.rgb(x, y), 0);
            }
        }
        return sum / photo.width() / photo.height();
    }

    /** A JPEG of grey squares, 16 x 16 pixels each; a letter later in the alphabet is 40 levels brighter. */
    private static byte[] grid(String... rows) throws IOException {
        var picture = new BufferedImage(16 * rows[0].length(), 16 * rows.length, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                picture.getRaster().setSample(x, y, 0, 40 * (rows[y / 16].charAt(x / 16) - 'A'));
            }
        }
        var jpeg = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpeg", jpeg);
        return jpeg.toByteArray();
    }

    private static byte[] withOrientation(byte[] jpeg, int orientation) {
        ByteBuffer exif = ByteBuffer.allocate(jpeg.length + 36);
        exif.put(jpeg, 0, 2);
        exif.putShort((short) 0xFFE1).putShort((short) 34);
        exif.put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1));
        exif.putInt(8).putShort((short) 1);
        exif.putShort((short) 0x0112).putShort((short) 3).putInt(1).putInt(orientation << 16);
        exif.putInt(0);
        return exif.put(jpeg, 2, jpeg.length - 2).array();
    }

    /** A PNG of white pixels, one bit each, whose data may have fewer rows than its header says. */
    private static byte[] bilevelPng(int width, int height, int rows) throws IOException {
        var data = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(data)) {
            byte[] row = new byte[1 + Math.min(20_000, width) / 8];
            Arrays.fill(row, 1, row.length, (byte) 0xFF);
            for (int y = 0; y < rows; y++) {
                deflater.write(row);
            }
        }
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {1, 0, 0, 0, 0})
                .array();
        var png = new ByteArrayOutputStream();
        png.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        png.write(chunk("IHDR", header));
        png.write(chunk("IDAT", data.toByteArray()));
        png.write(chunk("IEND", new byte[0]));
        return png.toByteArray();
    }

    private static byte[] chunk(String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) crc.getValue())
                .array();
    }
}
