package io.limpid.method.propagation;

import io.limpid.backward.Composite;
import io.limpid.backward.NodeSelector;
import io.limpid.backward.Operator;
import io.limpid.backward.Site;
import io.limpid.backward.rule.Rules;
import java.util.Set;

/**
 * DeepLIFT as captum 0.8 does it ({@code captum/attr/_core/deep_lift.py}).
 *
 * <p>Rescale at the activations that it knows, see {@link #RESCALED}, with the derivative where the difference is below 1e-10;
 * the gradient at all others, at products and at normalizations. At max pooling the rule {@link UnpooledMaximumRule}, but the
 * gradient where the pooling, or an activation, stands directly behind another of these nodes: captum replaces gradients by
 * hooks on the tensor between them, and the one of the lower node has seen the gradient by then.
 *
 * <p>At max pooling below nodes that get the gradient but are not linear, such as Gelu, PRelu or max pooling directly behind max
 * pooling, captum adds what the derivatives at the image bring to what those at the baseline bring; here both are those at the
 * image.
 *
 * <p>Where other nodes read what a max pooling reads, as in GoogLeNet's blocks, captum's hook on that tensor writes over what the
 * others contribute; here these add up, so maps differ from captum's there.
 *
 * <p>So it is not complete for networks with several max poolings. Each image is explained by itself here; captum fills
 * places without a difference with the gradient of the first image of the batch.
 */
final class CaptumDeepLift {
    /** Captum's threshold. */
    private static final float EPSILON = 1e-10f;

    private static final Set<String> RESCALED = Set.of("Relu", "Elu", "LeakyRelu", "Sigmoid", "Tanh", "Softplus");
    private static final Set<String> POOLED = Set.of("MaxPool");

    private CaptumDeepLift() {}

    static Composite composite() {
        return Composite.of("contribution")
                .on(new Hooked(RESCALED), Rules.rescale(EPSILON))
                .on(new Hooked(POOLED), new UnpooledMaximumRule(EPSILON))
                .otherwise(Rules.gradient());
    }

    /** Nodes of some types whose input no other node with a hook has made. */
    private record Hooked(Set<String> opTypes) implements NodeSelector {
        @Override
        public boolean matches(Site site, Operator operator) {
            return opTypes.contains(site.node().opType())
                    && site.graph()
                            .producer(site.input(0))
                            .filter(node -> RESCALED.contains(node.opType()) || POOLED.contains(node.opType()))
                            .isEmpty();
        }

        @Override
        public String toString() {
            return opTypes.stream().sorted().toList() + " not behind another of captum's hooks";
        }
    }
}
