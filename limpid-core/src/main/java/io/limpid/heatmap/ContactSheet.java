package io.limpid.heatmap;

import io.limpid.image.Image;
import io.limpid.image.Interpolation;
import io.limpid.image.Size;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Many pictures on one: a title, then tiles of one size in rows, each with its caption and, if it shows a heatmap, a
 * colour bar.
 *
 * @param title the line above; may be empty
 * @param tiles the pictures in reading order; usually the photo itself first, whose proportions all tiles have
 */
public record ContactSheet(String title, List<Tile> tiles) {
    /**
     * A picture of a contact sheet.
     *
     * @param photo the picture, under the heatmap if there is one
     * @param overlay the heatmap over it, if there is one
     * @param caption what stands below, the first paragraph set off; of each up to four lines are drawn
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
     * Returns the sheet as a picture.
     *
     * @throws IllegalStateException if it has no tiles
     */
    public Image image() {
        if (tiles.isEmpty()) {
            throw new IllegalStateException("the contact sheet has no tiles; add one with with(caption, picture)");
        }
        return new SheetLayout(this, Lettering.available()).draw();
    }

    /**
     * Writes {@link #image()} as a PNG or JPEG file, as its name ends.
     *
     * @throws IllegalArgumentException if it does not end in {@code .png}, {@code .jpg} or {@code .jpeg}
     * @throws IllegalStateException if it has no tiles
     * @throws java.io.UncheckedIOException if it cannot be written; nothing is left behind then
     */
    public void write(Path file) {
        image().write(file);
    }
}
