/** Averages of an inner method over many inputs. */
@NullMarked
package io.limpid.method.ensemble;

import org.jspecify.annotations.NullMarked;
