package io.limpid.heatmap;

import io.limpid.image.Image;
import io.limpid.image.Interpolation;
import io.limpid.image.Size;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Many pictures on one: a title, then tiles of one size in rows, each with its caption and, if it shows a heatmap, a
 * colour bar.
 *
 * @param title the line above; may be empty
 * @param tiles the pictures in reading order; usually the photo itself first
 */
public record ContactSheet(String title, List<Tile> tiles) {
    private static final int TILE = 320;
    private static final int UNIT = 15;
    private static final int GAP = 24;
    private static final int CAPTION_LINES = 3;
    private static final int LINE = 20;
    private static final int BAR_HEIGHT = 12;
    private static final double WIDTH_TO_HEIGHT = 1.5;
    private static final Color TITLE = new Color(0x111111);
    private static final Color TEXT = new Color(0x444444);

    /**
     * A picture of a contact sheet.
     *
     * @param photo the picture, under the heatmap if there is one
     * @param overlay the heatmap over it, if there is one
     * @param caption what stands below; its first line is set off
     */
    public record Tile(Image photo, Optional<Overlay> overlay, String caption) {
        Image at(Size size) {
            Interpolation interpolation = size.width() > photo.width() ? Interpolation.NEAREST : Interpolation.BICUBIC;
            return overlay.map(over -> over.pictureAt(size)).orElseGet(() -> photo.resized(size, interpolation));
        }
    }

    public ContactSheet {
        tiles = List.copyOf(tiles);
    }

    /** Returns a sheet without tiles. */
    public static ContactSheet titled(String title) {
        return new ContactSheet(title, List.of());
    }

    /** Returns the same with a plain picture at the end. */
    public ContactSheet with(String caption, Image photo) {
        return with(new Tile(photo, Optional.empty(), caption));
    }

    /** Returns the same with an overlay at the end; its own caption is not used. */
    public ContactSheet with(String caption, Overlay overlay) {
        return with(new Tile(overlay.photo(), Optional.of(overlay), caption));
    }

    private ContactSheet with(Tile tile) {
        List<Tile> more = new ArrayList<>(tiles);
        more.add(tile);
        return new ContactSheet(title, more);
    }

    /**
     * Writes {@link #image()} as a PNG file.
     *
     * @throws java.io.UncheckedIOException if it cannot be written; nothing is left behind then
     */
    public void write(Path file) {
        image().write(file);
    }

    /**
     * Returns the sheet as a picture.
     *
     * @throws IllegalStateException if it has no tiles
     */
    public Image image() {
        return draw(Lettering.available());
    }

    Image draw(Lettering lettering) {
        if (tiles.isEmpty()) {
            throw new IllegalStateException("the contact sheet has no tiles; add one with with(caption, picture)");
        }
        Size box = box();
        int barSpace = tiles.stream().anyMatch(tile -> tile.overlay().isPresent()) ? BAR_HEIGHT + 10 : 0;
        Size cell = new Size(box.height() + barSpace + captionLines(lettering, box.width()) * LINE + 12, box.width());
        int columns = columns(cell);
        int rows = (tiles.size() + columns - 1) / columns;
        int top = title.isBlank() ? GAP : GAP + 2 * UNIT + GAP / 2;
        BufferedImage sheet = new BufferedImage(
                GAP + columns * (cell.width() + GAP), top + rows * (cell.height() + GAP), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = Lettering.onWhite(sheet);
        graphics.setFont(Lettering.bold(UNIT * 4 / 3));
        graphics.setColor(TITLE);
        String line = lettering.wrapped(title, graphics.getFont(), sheet.getWidth() - 2.0 * GAP).stream()
                .findFirst()
                .orElse("");
        lettering.draw(graphics, line, GAP, GAP + UNIT * 4.0 / 3);
        for (int i = 0; i < tiles.size(); i++) {
            int x = GAP + i % columns * (cell.width() + GAP);
            int y = top + i / columns * (cell.height() + GAP);
            drawTile(graphics, lettering, tiles.get(i), new Rectangle(x, y, box.width(), box.height()));
        }
        graphics.dispose();
        return Image.of(sheet);
    }

    private static void drawTile(Graphics2D graphics, Lettering lettering, Tile tile, Rectangle box) {
        Size size = contained(tile.photo().size(), box.width, box.height);
        int left = box.x + (box.width - size.width()) / 2;
        int top = box.y + (box.height - size.height()) / 2;
        graphics.drawImage(tile.at(size).toBufferedImage(), left, top, null);
        int textTop = box.y + box.height + 10;
        if (tile.overlay().isPresent()) {
            Rectangle strip = new Rectangle(box.x, textTop, box.width, BAR_HEIGHT);
            new ColorBar(tile.overlay().get(), Lettering.plain(UNIT - 2), lettering).drawLying(graphics, strip);
            textTop += BAR_HEIGHT + 10;
        }
        List<String> lines = lines(lettering, tile, box.width);
        for (int i = 0; i < lines.size(); i++) {
            graphics.setFont(font(i));
            graphics.setColor(i == 0 ? TITLE : TEXT);
            lettering.draw(graphics, lines.get(i), box.x, textTop + i * LINE + 0.75 * LINE);
        }
    }

    private static Font font(int line) {
        return line == 0 ? Lettering.bold(UNIT) : Lettering.plain(UNIT - 1);
    }

    private static List<String> lines(Lettering lettering, Tile tile, int width) {
        List<String> lines = lettering.wrapped(tile.caption(), Lettering.bold(UNIT), width);
        return lines.subList(0, Math.min(CAPTION_LINES, lines.size()));
    }

    private int captionLines(Lettering lettering, int width) {
        return tiles.stream()
                .mapToInt(tile -> lines(lettering, tile, width).size())
                .max()
                .orElse(0);
    }

    /** All tiles have the proportions of the first. */
    private Size box() {
        return contained(tiles.get(0).photo().size(), TILE, TILE);
    }

    private static Size contained(Size photo, int width, int height) {
        double scale = Math.min((double) width / photo.width(), (double) height / photo.height());
        return new Size(Math.max(1, (int) Math.round(photo.height() * scale)), Math.max(1, (int)
                Math.round(photo.width() * scale)));
    }

    private int columns(Size cell) {
        double even = Math.sqrt(WIDTH_TO_HEIGHT * tiles.size() * cell.height() / cell.width());
        return Math.max(1, Math.min(tiles.size(), (int) Math.round(even)));
    }
}
