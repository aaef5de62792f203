package io.limpid.image;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** How a camera was held: what must be done to the stored pixels to see them upright (EXIF 2.3, tag 0x0112). */
enum Orientation {
    UPRIGHT(false, false, false),
    MIRRORED(false, true, false),
    UPSIDE_DOWN(false, true, true),
    FLIPPED(false, false, true),
    TRANSPOSED(true, false, false),
    QUARTER_TURN_RIGHT(true, false, true),
    TRANSVERSED(true, true, true),
    QUARTER_TURN_LEFT(true, true, false);

    private static final int CHANNELS = 3;

    private final boolean transposed;
    private final boolean fromRight;
    private final boolean fromBottom;

    /** The stored column runs along the upright rows if not transposed; from the right or bottom end if so said. */
    Orientation(boolean transposed, boolean fromRight, boolean fromBottom) {
        this.transposed = transposed;
        this.fromRight = fromRight;
        this.fromBottom = fromBottom;
    }

    /** Reads the EXIF block of a file; a block that is missing, damaged or senseless counts as upright, as in viewers. */
    static Orientation of(byte[] content) {
        try {
            var metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(content), content.length);
            return metadata.getDirectoriesOfType(ExifIFD0Directory.class).stream()
                    .map(directory -> directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION))
                    .filter(code -> code != null && code >= 1 && code <= values().length)
                    .findFirst()
                    .map(code -> values()[code - 1])
                    .orElse(UPRIGHT);
        } catch (ImageProcessingException | IOException e) {
            return UPRIGHT;
        }
    }

    /** Returns the upright picture. */
    Image upright(Image stored) {
        if (this == UPRIGHT) {
            return stored;
        }
        int width = transposed ? stored.height() : stored.width();
        int height = transposed ? stored.width() : stored.height();
        int start = (fromBottom ? stored.width() * (stored.height() - 1) : 0) + (fromRight ? stored.width() - 1 : 0);
        int columnStep = fromRight ? -1 : 1;
        int rowStep = fromBottom ? -stored.width() : stored.width();
        int right = transposed ? rowStep : columnStep;
        int down = transposed ? columnStep : rowStep;
        byte[] in = stored.pixels();
        byte[] out = new byte[in.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int from = CHANNELS * (start + x * right + y * down);
                int to = CHANNELS * (y * width + x);
                out[to] = in[from];
                out[to + 1] = in[from + 1];
                out[to + 2] = in[from + 2];
            }
        }
        return Image.owning(width, height, out);
    }
}
