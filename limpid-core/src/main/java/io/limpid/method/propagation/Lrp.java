package io.limpid.method.propagation;

import io.limpid.Display;
import io.limpid.GraphMethod;
import io.limpid.backward.Composite;
import io.limpid.graph.Value;
import io.limpid.layer.TargetLayer;
import io.limpid.method.spec.MethodSpec;
import io.limpid.method.spec.Parameters;
import io.limpid.program.Frame;
import io.limpid.program.GraphProgram;
import io.limpid.program.Network;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Layer-wise relevance propagation: the score is shared out from layer to layer, at each node by a rule, down to the input
 * or any other layer. The result has that layer's shape, {@code [N,C,H,W]}, and is signed; where no rule and no bias takes
 * or adds anything, it sums to the relevance at the start.
 *
 * <p>Bach et al., "On Pixel-Wise Explanations for Non-Linear Classifier Decisions by Layer-Wise Relevance Propagation",
 * PLOS ONE 2015. Immutable.
 */
public final class Lrp implements GraphMethod {
    static final String NAME = "lrp";

    private final CompositeChoice composite;
    private final Setting setting;

    /** Where relevance starts and ends, and in which form the model is explained. */
    private record Setting(TargetLayer layer, RelevanceSeed seed, Canonization canonization) {}

    private Lrp(CompositeChoice composite, Setting setting) {
        this.composite = composite;
        this.setting = setting;
    }

    /** Creates the method that follows a composite from the score to the input, on the canonical form of a model. */
    public Lrp(Composite composite) {
        this(
                CompositeChoice.of(composite),
                new Setting(TargetLayer.input(), RelevanceSeed.LOGIT, Canonization.STANDARD));
    }

    static Lrp of(Parameters p) {
        Canonization canonization = p.choice("canonizers", Canonization.class);
        return new Lrp(
                CompositeChoice.parse(p.text("composite")),
                new Setting(p.layer(), p.choice("seed", RelevanceSeed.class), canonization));
    }

    /** Returns this method with the relevance read at another layer. */
    public Lrp at(TargetLayer layer) {
        return new Lrp(composite, new Setting(layer, setting.seed(), setting.canonization()));
    }

    /** Returns this method with another relevance at the start. */
    public Lrp startingFrom(RelevanceSeed seed) {
        return new Lrp(composite, new Setting(setting.layer(), seed, setting.canonization()));
    }

    @Override
    public String spec() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("composite", composite.text());
        parameters.put("layer", setting.layer().text());
        parameters.put("seed", kebab(setting.seed()));
        parameters.put("canonizers", kebab(setting.canonization()));
        return new MethodSpec(NAME, parameters).toString();
    }

    private static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Display display() {
        return Display.SIGNED;
    }

    @Override
    public TargetLayer layer() {
        return setting.layer();
    }

    @Override
    public GraphProgram program(Network network) {
        return GraphProgram.write(setting.canonization().prepare(network), this::emit);
    }

    @Override
    public Value emit(Frame frame) {
        Value start = setting.seed().of(frame);
        return frame.relevance(
                setting.canonization().adapt(composite.on(frame.network())),
                frame.atLogits(start),
                frame.layer(setting.layer()).value());
    }
}
