/** The registry of all methods. */
@NullMarked
package io.limpid.method;

import org.jspecify.annotations.NullMarked;
