/** Rewrites that keep a model's function and make it fit for rules. */
@NullMarked
package io.limpid.backward.canonizer;

import org.jspecify.annotations.NullMarked;
