package io.limpid.cli;

import io.limpid.Target;
import io.limpid.program.Network;
import java.util.List;

/**
 * An image that is ready to be explained.
 *
 * @param network the model at the image's size
 * @param scores what the plain model says of it
 * @param targets what is explained of it, by rank
 */
record Sample(Input input, LoadedInput loaded, Network network, float[] scores, List<Target> targets) {}
