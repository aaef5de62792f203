package io.limpid.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** The formats that pictures are written in. */
enum WritableFormat {
    /** Keeps every pixel. */
    PNG(".png"),
    /** Of high quality: small enough to be put into web pages. */
    JPEG(".jpg", ".jpeg") {
        @Override
        void tune(ImageWriteParam param) {
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(JPEG_QUALITY);
        }
    };

    private static final float JPEG_QUALITY = 0.9f;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> endings;

    WritableFormat(String... endings) {
        this.endings = List.of(endings);
    }

    /**
     * Returns the format that the ending of a name says.
     *
     * @throws IllegalArgumentException if it says none of them
     */
    static WritableFormat of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.endings.stream().anyMatch(name::endsWith))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("cannot write " + file
                        + ": pictures are written as PNG or JPEG; let the name end in .png, .jpg or .jpeg"));
    }

    /** Returns what a file of this format holds. */
    byte[] content(BufferedImage picture) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(name()).next();
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(content)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            tune(param);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException("a picture in memory could not be encoded as " + name(), e);
        } finally {
            writer.dispose();
        }
        return content.toByteArray();
    }

    /** Sets what the writer of this format is to do otherwise than it usually does. */
    void tune(ImageWriteParam param) {}
}
