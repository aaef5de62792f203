package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.LinearOperator;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.backward.Weights;
import java.util.Optional;

/** A convolution of either direction: its second input is the kernel, its third the bias. */
interface KernelOperator extends LinearOperator {
    @Override
    default Kind kind() {
        return Kind.CONVOLUTION;
    }

    @Override
    default Optional<String> obstacle(Site site) {
        return Obstacles.varying(site, "its weights depend on the image", 1, 2);
    }

    @Override
    default Weights weights(Step at) {
        return new Weights(at.node().input(1), at.node().input(2));
    }
}
