/** Where a command speaks: text and progress for people, JSON for programs, and what went wrong in words. */
@NullMarked
package io.limpid.cli.console;

import org.jspecify.annotations.NullMarked;
