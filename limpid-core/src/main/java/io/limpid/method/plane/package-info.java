/** Numbers for the pixels of an image, in double precision: enlarged, scaled, mirrored at borders, blurred. */
@NullMarked
package io.limpid.method.plane;

import org.jspecify.annotations.NullMarked;
