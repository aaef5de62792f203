package io.limpid.image;

import io.limpid.file.FileTrouble;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/** Makes an {@link Image} of the content of a photo's file, or says clearly why that cannot be. */
final class Decoder {
    /** Above this many pixels a photo is read at a whole fraction of its resolution. */
    static final long PIXELS_KEPT = 36_000_000;

    private static final long LARGEST_FILE = 1L << 30;
    private static final int LONGEST_EDGE = 100_000;

    private final byte[] content;
    private final String name;
    private final PhotoFormat format;

    private Decoder(byte[] content, String name, PhotoFormat format) {
        this.content = content;
        this.name = name;
        this.format = format;
    }

    static Image read(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new UnreadableImageException(file + " is a folder; name a photo in it");
            }
            long bytes = Files.size(file);
            if (bytes > LARGEST_FILE) {
                throw new UnreadableImageException(
                        file + " has " + bytes + " bytes; at most " + LARGEST_FILE + " are read. Save it as JPEG");
            }
            return decode(Files.readAllBytes(file), file.toString());
        } catch (NoSuchFileException e) {
            String what = PictureFile.leadsNowhere(file) ? " is a link to what" : "";
            throw new UnreadableImageException(file + what + " does not exist; check the path", e);
        } catch (AccessDeniedException e) {
            throw new UnreadableImageException(file + " may not be read; check its permissions", e);
        } catch (IOException e) {
            throw new UnreadableImageException(
                    file + " cannot be read (" + FileTrouble.of(e) + "); check the disk and the path", e);
        }
    }

    static Image decode(byte[] content, String name) {
        if (content.length == 0) {
            throw new UnreadableImageException(name + " is empty; give a photo as " + PhotoFormat.ALLOWED);
        }
        PhotoFormat format = PhotoFormat.of(content)
                .orElseThrow(() -> new UnreadableImageException(name + " is " + PhotoFormat.guess(content)
                        + ", which cannot be read as a photo; give one as " + PhotoFormat.ALLOWED));
        return new Decoder(content, name, format).decode();
    }

    private Image decode() {
        if (format.declaredLength(content) > content.length) {
            throw damaged(
                    "it says that it has " + format.declaredLength(content) + " bytes, but " + content.length
                            + " are there",
                    null);
        }
        ImageReader reader = reader();
        try (ImageInputStream in = new PhotoStream(content)) {
            reader.setInput(in, false, true);
            int step = step(reader.getWidth(0), reader.getHeight(0));
            Image stored = pixels(reader, step);
            return Orientation.of(content).upright(stored).reducedBy(step);
        } catch (UnreadableImageException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw damaged(e.getMessage() == null ? e.toString() : e.getMessage(), e);
        } finally {
            reader.dispose();
        }
    }

    private ImageReader reader() {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.name());
        if (!readers.hasNext()) {
            throw new IllegalStateException("no ImageIO plugin for " + format + " is on the class path; add one");
        }
        return readers.next();
    }

    private int step(int width, int height) {
        long pixels = (long) width * height;
        if (width > LONGEST_EDGE || height > LONGEST_EDGE) {
            throw tooLarge(width, height, "edges of up to " + LONGEST_EDGE);
        }
        if (pixels > PIXELS_KEPT && !format.readsByRows()) {
            throw tooLarge(width, height, format + " photos of up to " + PIXELS_KEPT + " pixels");
        }
        int step = 1;
        while (((width + step - 1L) / step) * ((height + step - 1L) / step) > PIXELS_KEPT) {
            step++;
        }
        return step;
    }

    private Image pixels(ImageReader reader, int step) throws IOException {
        List<String> warnings = new ArrayList<>();
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(step, step, 0, 0);
        Image image = format == PhotoFormat.JPEG
                ? ofJpeg(reader.readRaster(0, param), JpegColors.of(content))
                : Image.of(reader.read(0, param));
        if (warnings.stream().anyMatch(Decoder::meansLoss)) {
            throw damaged(String.join("; ", warnings), null);
        }
        return image;
    }

    private static Image ofJpeg(Raster components, JpegColors colors) {
        int width = components.getWidth();
        int height = components.getHeight();
        byte[] rgb = new byte[Math.multiplyExact(3 * width, height)];
        byte[] row = new byte[components.getNumBands() * width];
        for (int y = 0; y < height; y++) {
            components.getDataElements(components.getMinX(), components.getMinY() + y, width, 1, row);
            colors.toRgb(row, rgb, 3 * width * y, width);
        }
        return Image.owning(width, height, rgb);
    }

    /** Decoders fill in grey where data is missing or broken, and only warn; such a photo must not be explained. */
    private static boolean meansLoss(String warning) {
        return warning.startsWith("Truncated")
                || (warning.startsWith("Corrupt") && !warning.contains("extraneous bytes"));
    }

    private UnreadableImageException tooLarge(int width, int height, String allowed) {
        return new UnreadableImageException(name + " says that it has " + width + " x " + height + " pixels; " + allowed
                + " are read. Save it smaller, or as JPEG or PNG");
    }

    private UnreadableImageException damaged(String reason, @Nullable Throwable cause) {
        return new UnreadableImageException(
                name + " is a damaged or cut-off " + format + " file (" + reason
                        + "); fetch it again, or open it in a viewer and save it anew",
                cause);
    }
}
