/** Tests of the measurements. */
@NullMarked
package io.limpid.bench;

import org.jspecify.annotations.NullMarked;
