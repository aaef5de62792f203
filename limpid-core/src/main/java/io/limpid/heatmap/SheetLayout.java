package io.limpid.heatmap;

import io.limpid.image.Image;
import io.limpid.image.Size;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;

/** Lays out a contact sheet: the title, then the tiles row by row. */
final class SheetLayout {
    private static final int LONG_EDGE = 320;
    private static final int TITLE_SIZE = 20;
    private static final int TEXT_SIZE = 15;
    private static final int BAR_TEXT_SIZE = 13;
    private static final int BAR_HEIGHT = 12;
    private static final int GAP = 24;
    private static final int SMALL_GAP = 10;
    private static final int LINES_OF_A_PARAGRAPH = 4;
    private static final int LEAST_WIDTH = 200;
    private static final int ONE_ROW = 3;
    private static final double WIDTH_TO_HEIGHT = 1.5;

    private final List<ContactSheet.Tile> tiles;
    private final String title;
    private final Lettering lettering;
    private final Size box;
    private final int width;
    private final Size cell;
    private final int columns;

    SheetLayout(ContactSheet sheet, Lettering lettering) {
        this.tiles = sheet.tiles();
        this.title = sheet.title();
        this.lettering = lettering;
        this.box = contained(tiles.get(0).photo().size(), Size.square(LONG_EDGE));
        this.width = Math.max(LEAST_WIDTH, box.width());
        this.cell = new Size(box.height() + textHeight() + SMALL_GAP, width);
        this.columns = columns();
    }

    Image draw() {
        int rows = (tiles.size() + columns - 1) / columns;
        int whole = GAP + columns * (cell.width() + GAP);
        Caption heading = Caption.of(title, TITLE_SIZE, whole - 2.0 * GAP, lettering);
        int top = heading.height() == 0 ? GAP : GAP + heading.height() + GAP / 2;
        int height = top + rows * (cell.height() + GAP);
        BufferedImage sheet = new BufferedImage(whole, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = Lettering.onWhite(sheet);
        heading.draw(graphics, GAP, GAP);
        for (int i = 0; i < tiles.size(); i++) {
            int x = GAP + i % columns * (cell.width() + GAP);
            int y = top + i / columns * (cell.height() + GAP);
            draw(graphics, tiles.get(i), x, y);
        }
        graphics.dispose();
        return Image.of(sheet);
    }

    private void draw(Graphics2D graphics, ContactSheet.Tile tile, int x, int y) {
        Size size = contained(tile.photo().size(), box);
        int left = x + (box.width() - size.width()) / 2;
        int top = y + (box.height() - size.height()) / 2;
        graphics.drawImage(tile.at(size).toBufferedImage(), left, top, null);
        int below = y + box.height() + SMALL_GAP;
        if (tile.overlay().isPresent()) {
            ColorBar bar = new ColorBar(tile.overlay().get(), Lettering.plain(BAR_TEXT_SIZE), lettering);
            bar.drawLying(graphics, new Rectangle(x, below, width, BAR_HEIGHT));
            below += BAR_HEIGHT + SMALL_GAP;
        }
        caption(tile).draw(graphics, x, below);
    }

    private Caption caption(ContactSheet.Tile tile) {
        return Caption.of(tile.caption(), TEXT_SIZE, width, lettering).atMost(LINES_OF_A_PARAGRAPH);
    }

    private int textHeight() {
        return tiles.stream()
                .mapToInt(tile -> SMALL_GAP
                        + (tile.overlay().isPresent() ? BAR_HEIGHT + SMALL_GAP : 0)
                        + caption(tile).height())
                .max()
                .orElse(0);
    }

    private static Size contained(Size photo, Size box) {
        double scale = Math.min((double) box.width() / photo.width(), (double) box.height() / photo.height());
        return new Size(Math.max(1, (int) Math.round(photo.height() * scale)), Math.max(1, (int)
                Math.round(photo.width() * scale)));
    }

    private int columns() {
        if (tiles.size() <= ONE_ROW) {
            return tiles.size();
        }
        double even = Math.sqrt(WIDTH_TO_HEIGHT * tiles.size() * cell.height() / cell.width());
        return Math.max(ONE_ROW - 1, (int) Math.round(even));
    }
}
