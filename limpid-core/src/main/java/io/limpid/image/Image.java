package io.limpid.image;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A picture: immutable 8-bit RGB pixels, upright, without transparency.
 *
 * <p>Pixels are read as Pillow's {@code convert("RGB")} gives them: transparency is dropped without blending, CMYK is
 * converted by the plain formula, colour profiles are not applied, 16-bit samples keep their upper byte. Unlike Pillow's
 * {@code Image.open}, the EXIF orientation is applied.
 */
public final class Image {
    private static final int CHANNELS = 3;

    private final int width;
    private final int height;
    private final byte[] rgb;
    private final int reduction;

    private Image(int width, int height, byte[] rgb, int reduction) {
        this.width = width;
        this.height = height;
        this.rgb = rgb;
        this.reduction = reduction;
    }

    /**
     * Returns a picture over a copy of these pixels: red, green, blue of the first row's first pixel, and so on.
     *
     * @throws IllegalArgumentException if the number of bytes is not {@code 3 * width * height}
     */
    public static Image of(int width, int height, byte[] rgb) {
        Size size = new Size(height, width);
        if (rgb.length != (long) CHANNELS * width * height) {
            throw new IllegalArgumentException("a picture of " + width + " x " + height + " pixels needs "
                    + (long) CHANNELS * width * height + " bytes of RGB, but " + rgb.length + " were given");
        }
        return new Image(size.width(), size.height(), rgb.clone(), 1);
    }

    /** Returns a copy of an AWT picture; transparency is dropped without blending. */
    public static Image of(BufferedImage picture) {
        return owning(picture.getWidth(), picture.getHeight(), Pixels.rgb(picture));
    }

    /** Returns a picture over these very bytes, which nobody else may change afterwards. */
    static Image owning(int width, int height, byte[] rgb) {
        return new Image(width, height, rgb, 1);
    }

    /**
     * Reads a photo: JPEG (CMYK too), PNG, WebP, TIFF, GIF (first frame) or BMP, told apart by content.
     *
     * <p>Of a photo of more than 36 million pixels only every second (third, …) pixel of every second (third, …) row is
     * kept, so that memory stays bounded; {@link #reduction()} tells.
     *
     * @throws UnreadableImageException if the file is missing, empty, damaged, cut off, or of another format
     */
    public static Image read(Path file) {
        return Decoder.read(file);
    }

    /**
     * Reads a photo from the content of a file, as {@link #read(Path)} does.
     *
     * @param name what error messages shall call it
     * @throws UnreadableImageException if the content is empty, damaged, cut off, or of another format
     */
    public static Image decode(byte[] content, String name) {
        return Decoder.decode(content, name);
    }

    /** Returns the number of columns. */
    public int width() {
        return width;
    }

    /** Returns the number of rows. */
    public int height() {
        return height;
    }

    /** Returns width and height. */
    public Size size() {
        return new Size(height, width);
    }

    /** Returns how many pixels of the photo's file, along each axis, one pixel here stands for; 1 but for huge photos. */
    public int reduction() {
        return reduction;
    }

    /** Returns a pixel as {@code 0xRRGGBB}. */
    public int rgb(int x, int y) {
        if (x < 0 || y < 0 || x >= width || y >= height) {
            throw new IndexOutOfBoundsException("pixel " + x + "," + y + " of a picture of " + this);
        }
        int at = (y * width + x) * CHANNELS;
        return (rgb[at] & 0xFF) << 16 | (rgb[at + 1] & 0xFF) << 8 | (rgb[at + 2] & 0xFF);
    }

    /** Returns this picture resized as Pillow does; itself if it has that size already. */
    public Image resized(Size target, Interpolation interpolation) {
        return target.equals(size()) ? this : Resampler.resize(this, target, Region.whole(target), interpolation);
    }

    /** Returns a copy as an AWT picture of type {@link BufferedImage#TYPE_INT_RGB}. */
    public BufferedImage toBufferedImage() {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                row[x] = rgb(x, y);
            }
            picture.getRaster().setDataElements(0, y, width, 1, row);
        }
        return picture;
    }

    /**
     * Writes a PNG or JPEG file, as its name ends: in {@code .png}, {@code .jpg} or {@code .jpeg}. An existing file is replaced;
     * the file appears whole or not at all.
     *
     * @throws IllegalArgumentException if the name ends otherwise
     * @throws java.io.UncheckedIOException if the folder is missing or cannot be written to, or the disk is full
     */
    public void write(Path file) {
        Encoder.write(toBufferedImage(), file);
    }

    /** Returns the content of a JPEG file of high quality (0.9): small enough to be put into web pages. */
    public byte[] toJpeg() {
        return WritableFormat.JPEG.content(toBufferedImage());
    }

    /** Returns the bytes themselves, which must not be changed. */
    byte[] pixels() {
        return rgb;
    }

    /** Returns the same picture, marked as made of every n-th pixel of its file. */
    Image reducedBy(int step) {
        return new Image(width, height, rgb, step);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Image that
                && width == that.width
                && height == that.height
                && Arrays.equals(rgb, that.rgb);
    }

    @Override
    public int hashCode() {
        return 31 * width + Arrays.hashCode(rgb);
    }

    @Override
    public String toString() {
        return width + " x " + height + " pixels";
    }
}
