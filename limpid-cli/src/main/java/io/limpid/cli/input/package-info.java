/** What a command is given: the model with its labels and preprocessing, photos and finished tensors. */
@NullMarked
package io.limpid.cli.input;

import org.jspecify.annotations.NullMarked;
