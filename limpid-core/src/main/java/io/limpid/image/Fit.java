package io.limpid.image;

import java.util.Locale;

/** How a photo is scaled before the middle is cut out (or the picture extended) to the model's input size. */
public enum Fit {
    /** Keeps the proportions; the picture just covers the resize size (its shortest edge gets that length). */
    SHORTEST {
        @Override
        Size scaled(Size photo, Size resize) {
            boolean widthDecides = (long) resize.width() * photo.height() >= (long) resize.height() * photo.width();
            return widthDecides
                    ? new Size(share(resize.width(), photo.height(), photo.width()), resize.width())
                    : new Size(resize.height(), share(resize.height(), photo.width(), photo.height()));
        }
    },
    /** Gives up the proportions: the whole picture gets exactly the resize size. */
    SQUASH {
        @Override
        Size scaled(Size photo, Size resize) {
            return resize;
        }
    },
    /** Keeps the proportions; the whole picture lies at the top left, and the rest of the tensor is 0. */
    PAD {
        @Override
        Size scaled(Size photo, Size resize) {
            return contained(photo, resize);
        }

        @Override
        int offset(int scaled, int input) {
            return 0;
        }

        @Override
        boolean fillsWithZero() {
            return true;
        }
    },
    /** Keeps the proportions; the whole picture lies in the middle, and the rest of the tensor is 0. */
    LETTERBOX {
        @Override
        Size scaled(Size photo, Size resize) {
            return contained(photo, resize);
        }

        @Override
        boolean fillsWithZero() {
            return true;
        }
    },
    /**
     * Keeps the proportions at the height wanted, but squashes what gets too wide; lies at the left, and the rest is 0. For
     * lines of text.
     */
    LINE {
        @Override
        Size scaled(Size photo, Size resize) {
            int width = shareUp(resize.height(), photo.width(), photo.height());
            return new Size(resize.height(), Math.min(resize.width(), width));
        }

        @Override
        int offset(int scaled, int input) {
            return 0;
        }

        @Override
        boolean fillsWithZero() {
            return true;
        }
    },
    /** Does not scale. */
    CROP {
        @Override
        Size scaled(Size photo, Size resize) {
            return photo;
        }
    };

    /** Returns the size to which a photo is scaled; fractions of a pixel are cut off, as torchvision does. */
    abstract Size scaled(Size photo, Size resize);

    /**
     * Returns where the input begins on the scaled picture along one axis: in the middle, halves rounded to even as
     * torchvision does; negative where the picture is smaller than the input.
     */
    int offset(int scaled, int input) {
        return scaled >= input ? (int) Math.rint((scaled - input) / 2.0) : -((input - scaled) / 2);
    }

    /** Tells whether input beyond the picture is 0 in the tensor; otherwise it is black. */
    boolean fillsWithZero() {
        return false;
    }

    /** Returns the name as specs write it. */
    String spec() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static int share(int edge, int part, int whole) {
        return Math.toIntExact((long) edge * part / whole);
    }

    private static Size contained(Size photo, Size resize) {
        boolean widthDecides = (long) resize.width() * photo.height() <= (long) resize.height() * photo.width();
        return widthDecides
                ? new Size(shareUp(resize.width(), photo.height(), photo.width()), resize.width())
                : new Size(resize.height(), shareUp(resize.height(), photo.width(), photo.height()));
    }

    private static int shareUp(int edge, int part, int whole) {
        return Math.toIntExact(((long) edge * part + whole - 1) / whole);
    }
}
