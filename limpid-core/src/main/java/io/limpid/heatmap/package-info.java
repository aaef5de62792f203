/** Pictures out: attributions normalised for the eye, colour maps, overlays on the photo, contact sheets. */
@NullMarked
package io.limpid.heatmap;

import org.jspecify.annotations.NullMarked;
