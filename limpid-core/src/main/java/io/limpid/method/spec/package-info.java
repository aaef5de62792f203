/** How methods are named and parameterised: one text that the command line, files and reports share. */
@NullMarked
package io.limpid.method.spec;

import org.jspecify.annotations.NullMarked;
