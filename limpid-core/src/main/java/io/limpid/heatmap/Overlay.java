package io.limpid.heatmap;

import io.limpid.image.Box;
import io.limpid.image.Image;
import io.limpid.image.Interpolation;
import io.limpid.image.PixelMapping;
import io.limpid.image.Size;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A heatmap over its photo: the photo's own pixels, not the model's crop; what the model did not see stays uncovered.
 *
 * <p>Drawn at the photo's size. A photo with an edge of more than 4096 pixels is drawn smaller, one of less than 400
 * pixels as whole multiples of its pixels.
 *
 * @param photo the photo, or a copy of it at another size
 * @param heatmap the map
 * @param style colours and opacity
 * @param caption a line below, or several with line breaks, the first set off; may be empty
 * @param box a frame around part of the photo, in pixels of its file, if there is one
 */
public record Overlay(Image photo, Heatmap heatmap, Style style, String caption, Optional<Box> box) {
    private static final int LONGEST_EDGE = 4096;
    private static final int SHORTEST_LONG_EDGE = 400;
    private static final double OPACITY = 0.5;

    /**
     * How a heatmap looks.
     *
     * @param colors the colour map
     * @param opacity how much of the photo it hides, 0 to 1
     */
    public record Style(ColorMap colors, double opacity) {
        public Style {
            Objects.requireNonNull(colors, "colors");
            if (!(opacity >= 0 && opacity <= 1)) {
                throw new IllegalArgumentException("opacity is " + opacity + "; it must be from 0 to 1");
            }
        }
    }

    static Overlay of(Heatmap heatmap, Image photo, ColorMap colors) {
        return new Overlay(photo, heatmap, new Style(colors, OPACITY), "", Optional.empty());
    }

    /** Returns the same with a caption; line breaks make lines. */
    public Overlay withCaption(String newCaption) {
        return new Overlay(photo, heatmap, style, newCaption, box);
    }

    /** Returns the same with another opacity, 0 (only the photo) to 1 (only the map). */
    public Overlay withOpacity(double opacity) {
        return new Overlay(photo, heatmap, new Style(style.colors(), opacity), caption, box);
    }

    /** Returns the same with a frame drawn around part of the photo, in pixels of its file. */
    public Overlay withBox(Box newBox) {
        return new Overlay(photo, heatmap, style, caption, Optional.of(newBox));
    }

    /** Returns the picture alone: no colour bar, no caption. */
    public Image picture() {
        return pictureAt(drawnSize());
    }

    /** Returns the picture with a colour bar, which names attributions in the method's own unit, and the caption. */
    public Image image() {
        return new Plate(this, Lettering.available()).draw();
    }

    /**
     * Writes {@link #image()} as a PNG or JPEG file, as its name ends.
     *
     * @throws IllegalArgumentException if it does not end in {@code .png}, {@code .jpg} or {@code .jpeg}
     * @throws java.io.UncheckedIOException if it cannot be written; nothing is left behind then
     */
    public void write(Path file) {
        image().write(file);
    }

    /** Returns the size of the picture. */
    Size drawnSize() {
        int longest = Math.max(photo.width(), photo.height());
        if (longest > LONGEST_EDGE) {
            return new Size(Math.max(1, (int) ((long) photo.height() * LONGEST_EDGE / longest)), Math.max(1, (int)
                    ((long) photo.width() * LONGEST_EDGE / longest)));
        }
        int factor = (SHORTEST_LONG_EDGE + longest - 1) / longest;
        return new Size(photo.height() * factor, photo.width() * factor);
    }

    Image pictureAt(Size size) {
        boolean enlarged = size.width() > photo.width();
        Image ground = photo.resized(size, enlarged ? Interpolation.NEAREST : Interpolation.BICUBIC);
        PixelMapping mapping = heatmap.mapping().scaledTo(size);
        Heatmap.Surface surface = heatmap.surface();
        byte[] rgb = new byte[3 * size.width() * size.height()];
        for (int y = 0; y < size.height(); y++) {
            double inputY = mapping.inputY(y + 0.5);
            for (int x = 0; x < size.width(); x++) {
                int color = ground.rgb(x, y);
                if (mapping.sees(x + 0.5, y + 0.5)) {
                    color = covered(color, surface.at(mapping.inputX(x + 0.5), inputY));
                }
                int at = 3 * (y * size.width() + x);
                rgb[at] = (byte) (color >> 16);
                rgb[at + 1] = (byte) (color >> 8);
                rgb[at + 2] = (byte) color;
            }
        }
        box.ifPresent(frame -> new BoxFrame(rgb, size).draw(frame, fileSize()));
        return Image.of(size.width(), size.height(), rgb);
    }

    private Size fileSize() {
        return new Size(photo.height() * photo.reduction(), photo.width() * photo.reduction());
    }

    /** Returns the colour of a value of the heatmap; zero lies in the middle of a diverging or signed range. */
    int colorOf(double value) {
        boolean centred = style.colors().isDiverging() || heatmap.sign() == Sign.SIGNED;
        return style.colors().rgb(centred ? (value + 1) / 2 : value);
    }

    /** Lays the map's colour over the photo's; a diverging map hides more of it the further a value is from zero. */
    private int covered(int color, double value) {
        if (!style.colors().isDiverging()) {
            return ColorMap.mix(color, colorOf(value), style.opacity());
        }
        int pale = ColorMap.mix(gray(color), 0xFFFFFF, style.opacity());
        double strength = Math.min(1, 1.6 * style.opacity()) * Math.sqrt(Math.abs(value));
        return ColorMap.mix(pale, colorOf(value), strength);
    }

    private static int gray(int rgb) {
        int luma = (299 * (rgb >> 16 & 0xFF) + 587 * (rgb >> 8 & 0xFF) + 114 * (rgb & 0xFF)) / 1000;
        return luma * 0x010101;
    }
}
