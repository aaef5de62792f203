package io.limpid.heatmap;

import io.limpid.image.Image;
import io.limpid.image.Size;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lays out an overlay: the picture, its colour bar at the right, its caption below. */
final class Plate {
    private static final int SMALLEST_FONT = 13;
    private static final double FONT_SHARE = 0.028;

    private final Overlay overlay;
    private final Lettering lettering;
    private final Size picture;
    private final int unit;
    private final ColorBar bar;

    Plate(Overlay overlay, Lettering lettering) {
        this.overlay = overlay;
        this.lettering = lettering;
        this.picture = overlay.drawnSize();
        this.unit = Math.max(SMALLEST_FONT, (int) Math.round(FONT_SHARE * Math.max(picture.width(), picture.height())));
        this.bar = new ColorBar(overlay, Lettering.plain(unit), lettering);
    }

    Image draw() {
        Rectangle strip = new Rectangle(2 * unit + picture.width(), unit, unit, Math.max(4 * unit, picture.height()));
        int width = strip.x + strip.width + bar.labelWidth(strip.height) + unit;
        Caption caption = Caption.of(text(), unit, width - 2.0 * unit, lettering);
        int textTop = strip.y + strip.height + unit;
        int height = textTop + (caption.height() == 0 ? 0 : caption.height() + unit / 2);
        BufferedImage plate = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = Lettering.onWhite(plate);
        graphics.drawImage(overlay.pictureAt(picture).toBufferedImage(), unit, unit, null);
        bar.drawUpright(graphics, strip);
        caption.draw(graphics, unit, textTop);
        graphics.dispose();
        return Image.of(plate);
    }

    private String text() {
        return Stream.of(overlay.caption(), flatness(), reduction())
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining("\n"));
    }

    private String flatness() {
        return overlay.heatmap().degenerate() ? "The map is flat: there is nothing to see." : "";
    }

    private String reduction() {
        Image photo = overlay.photo();
        long width = (long) photo.width() * photo.reduction();
        long height = (long) photo.height() * photo.reduction();
        return picture.width() < width
                ? "Drawn at " + picture.width() + " × " + picture.height() + "; the photo has " + width + " × " + height
                        + " pixels."
                : "";
    }
}
