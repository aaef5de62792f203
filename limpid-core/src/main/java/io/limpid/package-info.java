/** The door: a classifier, a target, an explainer, and the attribution it gives. */
@NullMarked
package io.limpid;

import org.jspecify.annotations.NullMarked;
