package io.limpid.cli.demo.page;

import io.limpid.Attribution;
import io.limpid.heatmap.ColorMap;
import io.limpid.heatmap.Overlay;
import io.limpid.image.Image;

/**
 * What one model makes of one picture.
 *
 * @param region an explanation in broad strokes, which shows the region
 * @param detail an explanation of single pixels
 * @param shares where the positive part of the first lies
 */
record Look(Attribution region, Attribution detail, Shares shares) {
    String answer() {
        return region.prediction().label();
    }

    double confidence() {
        return region.prediction().probability().orElseThrow();
    }

    Overlay regionOver(Image photo) {
        return region.heatmap().over(photo, ColorMap.TURBO).withCaption(answer());
    }

    Overlay detailOver(Image photo) {
        return detail.heatmap().over(photo, ColorMap.INFERNO).withCaption(answer());
    }
}
