/** Images that show nothing, for methods that explain a difference. */
@NullMarked
package io.limpid.method.baseline;

import org.jspecify.annotations.NullMarked;
