/** Photos in: decoding, resizing as Pillow does, preprocessing to a model's input and back to photo pixels, labels. */
@NullMarked
package io.limpid.image;

import org.jspecify.annotations.NullMarked;
