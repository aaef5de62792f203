package io.limpid.method.surrogate;

import io.limpid.Display;
import io.limpid.Method;
import io.limpid.layer.TargetLayer;
import io.limpid.method.cam.SpatialLayer;
import io.limpid.method.spec.MethodEntry;
import io.limpid.method.spec.MethodSpec;
import io.limpid.method.spec.Parameter;
import io.limpid.method.spec.Parameters;
import io.limpid.method.spec.Specified;
import io.limpid.program.Network;
import io.limpid.run.Runner;
import java.util.List;
import java.util.Map;

/**
 * LIME-CAM: a class activation map whose weights are those of a linear model, fitted to the logits that the rest of the network
 * gives when some of the layer's channels are set to zero. {@code sum_k b_k A_k}, {@code [N,h,w]}, signed.
 *
 * <p>The model {@code b} is a {@link Lasso} over which channels are kept, each with probability one half; a sample counts {@code
 * exp(-d^2 / 2)} with the cosine distance {@code d} between the activations and what is left of them.
 *
 * <p>Jung and Oh, "Towards Better Explanations of Class Activation Mapping", ICCV 2021, section 3.4, and their code.
 *
 * @param canonical the spec with every parameter
 * @param layer where it looks
 * @param samples which channels are kept
 * @param lasso fits the weights
 * @param batch how many samples go through the rest of the network at once
 */
public record LimeCam(MethodSpec canonical, TargetLayer layer, ChannelSamples samples, Lasso lasso, int batch)
        implements Specified {
    /** The only row. */
    public static final List<MethodEntry> ALL = List.of(new MethodEntry(
            "lime-cam",
            "activations weighted by a sparse linear model of the logit, fitted to random halves of the channels",
            "Jung and Oh, Towards Better Explanations of Class Activation Mapping, ICCV 2021",
            List.of(
                    Parameter.LAYER,
                    new Parameter("samples", "0", "random halves of the channels; 0: as many as there are channels"),
                    new Parameter("alpha", "0.01", "strength of the penalty that makes weights zero"),
                    new Parameter("tolerance", "1e-4", "when the fit stops: duality gap as a share of |y|^2"),
                    new Parameter("seed", "0", "of the random numbers"),
                    new Parameter("batch", "32", "samples that go through the rest of the network at once")),
            LimeCam::of));

    private static Method of(Parameters p) {
        return new LimeCam(
                p.spec(),
                p.layer(),
                new ChannelSamples.Halves(p.integer("samples", 0), p.seed()),
                new Lasso(p.number("alpha", 0), p.number("tolerance", 0)),
                p.integer("batch", 1));
    }

    /** Returns LIME-CAM at a layer. */
    public static Method at(TargetLayer layer) {
        return ALL.get(0).create(Map.of("layer", layer.text()));
    }

    @Override
    public Display display() {
        return Display.POSITIVE;
    }

    @Override
    public Runner on(Network network) {
        return LimeRunner.of(this, network, SpatialLayer.of(network, layer));
    }
}
