/** The command line: reads what people ask for, and writes pictures, numbers and a manifest. */
@NullMarked
package io.limpid.cli;

import org.jspecify.annotations.NullMarked;
