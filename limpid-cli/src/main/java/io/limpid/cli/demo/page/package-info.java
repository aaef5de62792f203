/** The page of {@code limpid demo}: two models look at the same pictures, and people see where. */
@NullMarked
package io.limpid.cli.demo.page;

import org.jspecify.annotations.NullMarked;
