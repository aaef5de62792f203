package io.limpid.method.propagation;

import io.limpid.Display;
import io.limpid.GraphMethod;
import io.limpid.backward.BaselineTwin;
import io.limpid.backward.Composite;
import io.limpid.backward.Seed;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.layer.TargetLayer;
import io.limpid.method.baseline.Baseline;
import io.limpid.method.spec.MethodEntry;
import io.limpid.method.spec.MethodSpec;
import io.limpid.method.spec.Parameter;
import io.limpid.method.spec.Parameters;
import io.limpid.method.spec.Specified;
import io.limpid.program.Frame;
import io.limpid.tensor.Shape;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * DeepLIFT: the difference of the logit from that of a baseline, shared out to the elements of a layer, by default the input.
 * {@code m (x - x0)}, of the layer's shape, signed; sums to {@code s(x) - s(x0)}, and reports how nearly.
 *
 * <p>Shrikumar et al., "Learning Important Features Through Propagating Activation Differences", ICML 2017.
 *
 * @param canonical the spec with every parameter
 * @param layer what is shared out to
 * @param baseline what the image is compared with
 * @param composite which rule the multipliers follow at which node
 * @param logits which score is shared out
 */
public record DeepLift(MethodSpec canonical, TargetLayer layer, Baseline baseline, Composite composite, Logits logits)
        implements GraphMethod, Specified {
    /** The only row. */
    public static final List<MethodEntry> ALL = List.of(new MethodEntry(
            "deep-lift",
            "what each element adds to the difference of the score from a baseline's; sums to that difference",
            "Shrikumar et al., Learning Important Features Through Propagating Activation Differences, ICML 2017",
            List.of(
                    Parameter.AT_INPUT,
                    new Parameter(
                            "baseline", "zero", "what the image is compared with: zero, black, white, mean or blur"),
                    new Parameter(
                            "rule",
                            "rescale",
                            "at activations: rescale, reveal-cancel, or mix (reveal-cancel behind dense layers only)"),
                    new Parameter("logits", "plain", "plain, or centred: less the mean of all logits"),
                    new Parameter("reference", "false", "true: as captum does it, which is not complete at maxima")),
            DeepLift::of));

    /** Which score is shared out. */
    enum Logits {
        /** The logit itself. */
        PLAIN {
            @Override
            Value seed(Emitter emit, Value oneHot) {
                return oneHot;
            }
        },
        /** The logit less the mean of all, which is all that a softmax sees of it. */
        CENTRED {
            @Override
            Value seed(Emitter emit, Value oneHot) {
                return emit.sub(oneHot, emit.reduceMean(oneHot, 1));
            }
        };

        /** Emits the weights of the logits, {@code [N,K]}. */
        abstract Value seed(Emitter emit, Value oneHot);
    }

    private static DeepLift of(Parameters p) {
        DifferenceRule rule = p.choice("rule", DifferenceRule.class);
        Composite composite = p.flag("reference") ? rule.reference() : rule.composite();
        return new DeepLift(
                p.spec(), p.layer(), p.choice("baseline", Baseline.class), composite, p.choice("logits", Logits.class));
    }

    /** Returns DeepLIFT at the input with the rescale rule, against a baseline. */
    public static GraphMethod rescale(Baseline baseline) {
        return (GraphMethod) ALL.get(0).create(Map.of("baseline", baseline.text()));
    }

    @Override
    public Display display() {
        return Display.SIGNED;
    }

    @Override
    public Value emit(Frame frame) {
        Value wanted = frame.layer(layer).value();
        Emitter emit = frame.emit().scoped(canonical.name());
        BaselineTwin twin = frame.twin(frame.network().input(), baseline.emit(frame));
        Seed seed = frame.atLogits(logits.seed(emit, frame.oneHot()));
        Value contributions = frame.contributions(composite, seed, twin, wanted);
        Value change = emit.mul(seed.signal(), emit.sub(seed.tensor(), twin.of(seed.tensor())));
        frame.balance(sum(frame, contributions, wanted), sum(frame, change, seed.tensor()));
        return contributions;
    }

    /** Emits the sum over each image, {@code [N]}, of what has the shape of a value of the network. */
    private static Value sum(Frame frame, Value summed, Value like) {
        Shape shape = frame.network().graph().type(like).shape();
        return frame.emit().sumOut(summed, LongStream.range(1, shape.rank()).toArray());
    }
}
