package io.limpid.cli.explain;

import io.limpid.Target;
import io.limpid.cli.input.Input;
import io.limpid.cli.input.LoadedInput;
import io.limpid.program.Network;
import io.limpid.tensor.Tensor;
import java.util.List;

/**
 * An image that is ready to be explained.
 *
 * @param network the model at the image's size
 * @param scores what the plain model says of it, {@code [K]}
 * @param targets what is explained of it, by rank
 */
record Sample(Input input, LoadedInput loaded, Network network, Tensor scores, List<Target> targets) {}
