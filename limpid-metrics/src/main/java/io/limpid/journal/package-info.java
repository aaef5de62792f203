/** What a long run has done so far, on disk: a run that was killed goes on where it stopped. */
@NullMarked
package io.limpid.journal;

import org.jspecify.annotations.NullMarked;
