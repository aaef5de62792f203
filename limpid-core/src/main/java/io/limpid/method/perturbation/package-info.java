/** Methods that mask the image in many ways and look at the scores; forward passes only. */
@NullMarked
package io.limpid.method.perturbation;

import org.jspecify.annotations.NullMarked;
