/** What a command is asked for: methods, layers and targets, as the command line names them. */
@NullMarked
package io.limpid.cli.request;

import org.jspecify.annotations.NullMarked;
