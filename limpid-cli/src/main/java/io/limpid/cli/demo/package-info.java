/** The pictures of {@code limpid demo}: road signs in rendered scenes, with the true masks of what is where. */
@NullMarked
package io.limpid.cli.demo;

import org.jspecify.annotations.NullMarked;
