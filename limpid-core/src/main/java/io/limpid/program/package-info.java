/** An explanation as a graph program: the prepared model, what a method sees of it, and the program that runs. */
@NullMarked
package io.limpid.program;

import org.jspecify.annotations.NullMarked;
