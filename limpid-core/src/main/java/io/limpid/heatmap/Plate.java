package io.limpid.heatmap;

import io.limpid.image.Image;
import io.limpid.image.Size;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lays out an overlay: the picture, its colour bar at the right, its caption below. */
final class Plate {
    private static final int SMALLEST_FONT = 13;
    private static final double FONT_SHARE = 0.028;
    private static final double LINE = 1.4;
    private static final Color TITLE = new Color(0x111111);
    private static final Color TEXT = new Color(0x555555);

    private final Overlay overlay;
    private final Lettering lettering;
    private final Size picture;
    private final int unit;
    private final ColorBar bar;

    private Plate(Overlay overlay, Lettering lettering) {
        this.overlay = overlay;
        this.lettering = lettering;
        this.picture = overlay.drawnSize();
        this.unit = Math.max(SMALLEST_FONT, (int) Math.round(FONT_SHARE * Math.max(picture.width(), picture.height())));
        this.bar = new ColorBar(overlay, Lettering.plain(unit), lettering);
    }

    static Image draw(Overlay overlay) {
        return draw(overlay, Lettering.available());
    }

    static Image draw(Overlay overlay, Lettering lettering) {
        return new Plate(overlay, lettering).draw();
    }

    private Image draw() {
        Rectangle strip = new Rectangle(2 * unit + picture.width(), unit, unit, Math.max(4 * unit, picture.height()));
        int width = strip.x + strip.width + bar.labelWidth(strip.height) + unit;
        List<String> lines = caption(width - 2 * unit);
        int textTop = 2 * unit + strip.height;
        int height = textTop + (lines.isEmpty() ? 0 : (int) Math.round((lines.size() * LINE + 0.4) * unit));
        BufferedImage plate = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = Lettering.onWhite(plate);
        graphics.drawImage(overlay.pictureAt(picture).toBufferedImage(), unit, unit, null);
        bar.drawUpright(graphics, strip);
        for (int i = 0; i < lines.size(); i++) {
            graphics.setFont(font(i));
            graphics.setColor(i == 0 ? TITLE : TEXT);
            lettering.draw(graphics, lines.get(i), unit, textTop + (i + 0.75) * LINE * unit);
        }
        graphics.dispose();
        return Image.of(plate);
    }

    private Font font(int line) {
        return line == 0 ? Lettering.bold(unit) : Lettering.plain(unit);
    }

    private List<String> caption(int width) {
        String text = Stream.of(overlay.caption(), flatness(), reduction())
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining("\n"));
        return text.isEmpty() ? List.of() : lettering.wrapped(text, Lettering.bold(unit), width);
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
