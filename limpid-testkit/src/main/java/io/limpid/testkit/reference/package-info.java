/** The oracle for graphs: every operator as plain loops in double precision, and derivatives by finite differences. */
@NullMarked
package io.limpid.testkit.reference;

import org.jspecify.annotations.NullMarked;
