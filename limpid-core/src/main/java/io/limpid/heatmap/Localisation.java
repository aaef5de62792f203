package io.limpid.heatmap;

import io.limpid.image.Box;
import io.limpid.image.Image;
import io.limpid.image.PixelMapping;
import io.limpid.image.Size;

/**
 * Where a heatmap says that the object is: the tight box around the largest connected region of strong evidence.
 *
 * <p>Evidence for the target counts ({@code max(m, 0)}), interpolated to the photo's own pixels and scaled to 0–1 over those
 * that the model saw; strong are values of {@code threshold} and more; regions connect over edges and corners; the largest is
 * that with the most pixels. The map that is interpolated is the one that the method defines: a CAM's definition holds its ReLU,
 * so that one is rectified at the layer's own places, while a signed map crosses zero where it does between them.
 *
 * <p>Selvaraju et al., "Grad-CAM", ICCV 2017, section 4.1, with 15 % of the maximum.
 *
 * @param box in pixels of the photo's file, upright; {@link #NOWHERE} if nothing is strong, because the map is flat
 * @param threshold share of the maximum, above 0 and up to 1
 * @param pixels the size of the region, in pixels that the photo was read with; 0 if nothing is strong
 */
public record Localisation(Box box, double threshold, long pixels) {
    /** The share of the maximum that the paper takes. */
    public static final double THRESHOLD = 0.15;

    /** The box of a map that shows nothing: as small as boxes are, so that it overlaps with no object worth speaking of. */
    public static final Box NOWHERE = new Box(0, 0, 1, 1);

    /**
     * Localises what a heatmap shows.
     *
     * @param photo the photo that it was made for
     * @param threshold share of the maximum, above 0 and up to 1
     */
    static Localisation of(Heatmap heatmap, Image photo, double threshold) {
        Localisation seen = of(heatmap, photo.size(), threshold);
        return seen.isFound() ? new Localisation(inFile(seen.box, photo.reduction()), threshold, seen.pixels) : seen;
    }

    /** Localises what a heatmap shows, in pixels of a photo of this size. */
    static Localisation of(Heatmap heatmap, Size photo, double threshold) {
        if (!(threshold > 0 && threshold <= 1)) {
            throw new IllegalArgumentException("the threshold of boxes is " + threshold
                    + "; it is a share of the map's maximum, above 0 and at most 1, e.g. " + THRESHOLD);
        }
        Evidence evidence = Evidence.of(heatmap, photo);
        if (evidence.isFlat()) {
            return new Localisation(NOWHERE, threshold, 0);
        }
        double least = evidence.low() + threshold * (evidence.high() - evidence.low());
        return Regions.largest(photo, (x, y) -> evidence.at(x, y) >= least)
                .map(region -> new Localisation(region.box(), threshold, region.pixels()))
                .orElseThrow();
    }

    private static Box inFile(Box box, int reduction) {
        return new Box(
                box.left() * reduction, box.top() * reduction, box.right() * reduction, box.bottom() * reduction);
    }

    /** Tells whether anything is strong. */
    public boolean isFound() {
        return pixels > 0;
    }

    /**
     * Evidence for the target at the photo's pixels.
     *
     * @param low the least that the model saw
     * @param high the greatest
     */
    private record Evidence(Heatmap.Surface surface, PixelMapping mapping, double low, double high) {
        static Evidence of(Heatmap heatmap, Size photo) {
            Evidence evidence =
                    new Evidence(heatmap.rawSurface(), heatmap.mapping().scaledTo(photo), 0, 0);
            double low = Double.POSITIVE_INFINITY;
            double high = 0;
            for (int y = 0; y < photo.height(); y++) {
                for (int x = 0; x < photo.width(); x++) {
                    double value = evidence.at(x, y);
                    high = Math.max(high, value);
                    low = value >= 0 ? Math.min(low, value) : low;
                }
            }
            return new Evidence(evidence.surface, evidence.mapping, low, high);
        }

        boolean isFlat() {
            return !(high > low);
        }

        /** Returns the evidence at a pixel; less than nothing where the model saw none of it. */
        double at(int x, int y) {
            return mapping.sees(x + 0.5, y + 0.5)
                    ? Math.max(0, surface.at(mapping.inputX(x + 0.5), mapping.inputY(y + 0.5)))
                    : Double.NEGATIVE_INFINITY;
        }
    }
}
