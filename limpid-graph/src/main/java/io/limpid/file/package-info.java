/** Files on disk: written whole or not at all, and why one could not be used. */
@NullMarked
package io.limpid.file;

import org.jspecify.annotations.NullMarked;
