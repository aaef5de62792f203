/** Words that messages of all floors share. */
@NullMarked
package io.limpid.message;

import org.jspecify.annotations.NullMarked;
