package io.limpid.method.propagation;

import static io.limpid.method.spec.Parameter.AT_INPUT;

import io.limpid.backward.rule.Composites;
import io.limpid.method.spec.MethodEntry;
import io.limpid.method.spec.Parameter;
import io.limpid.method.spec.Parameters;
import java.util.List;

/** Attributions by sharing out a score from layer to layer. */
public final class Relevances {
    private static final String GU =
            "Gu et al., Understanding Individual Decisions of CNNs via Contrastive Backpropagation, ACCV 2018";
    private static final String Z_PLUS = "first-linear:z-box;otherwise:excitation-backprop";
    private static final String ZHANG = "Zhang et al., Top-down Neural Attention by Excitation Backprop, ECCV 2016";

    private static final MethodEntry LRP = new MethodEntry(
            Lrp.NAME,
            "the score shared out from layer to layer, at each node by a rule of the composite; signed",
            "Bach et al., Layer-Wise Relevance Propagation, PLOS ONE 2015",
            List.of(
                    composite("epsilon-plus-flat"),
                    AT_INPUT,
                    new Parameter("seed", "logit", "relevance at the start: logit, one or softmax-gradient"),
                    new Parameter(
                            "canonizers",
                            "standard",
                            "standard, or what other libraries do without: merge-batch-norm or none")),
            Lrp::of);

    private static final MethodEntry CLRP = new MethodEntry(
            "clrp",
            "relevance of the class less that of its contrast: what speaks for this class alone",
            GU,
            List.of(
                    composite(Z_PLUS),
                    AT_INPUT,
                    new Parameter(
                            "contrast",
                            "negated",
                            "negated: the last layer's negated weights; others: all other classes"),
                    new Parameter("balanced", "true", "true: give both the same total before the difference")),
            ContrastiveLrp::new);

    private static final MethodEntry SGLRP = new MethodEntry(
            "sglrp",
            "relevance of the class less that of the others, each as strong as the softmax weighs it",
            "Iwana et al., Softmax Gradient Layer-wise Relevance Propagation, ICCV workshop 2019",
            List.of(
                    composite(Z_PLUS),
                    AT_INPUT,
                    new Parameter(
                            "strength", "one", "how much starts: one, or gradient, which vanishes with certainty")),
            SoftmaxGradientLrp::new);

    /**
     * Marginal winning probabilities, 0 or more where inputs of layers are: how probably a walk that takes the excitatory
     * inputs of each node in proportion comes by. Equations 4 and 5 of the paper.
     */
    private static final MethodEntry EXCITATION_BACKPROP = new MethodEntry(
            "excitation-backprop",
            "how probably a walk from the class along excitatory connections comes by; sums to 1",
            ZHANG,
            List.of(AT_INPUT),
            p -> new RelevancePass(p, Composites.excitationBackprop(), RelevanceSeed.ONE));

    private static final MethodEntry CONTRASTIVE_EXCITATION_BACKPROP = new MethodEntry(
            "contrastive-excitation-backprop",
            "excitation backprop of the class less that of its negation",
            ZHANG,
            List.of(AT_INPUT),
            ContrastiveExcitationBackprop::new);

    /** Below the last layer it sums to 0; see {@link Composites#tsgb}. */
    private static final MethodEntry TSGB = new MethodEntry(
            "tsgb",
            "evidence for the class against the evidence for it not being that class, shared out by size of activation",
            "Cheng et al., Target-Selective Gradient Backprop, IEEE Transactions on Image Processing 2022",
            List.of(
                    AT_INPUT,
                    new Parameter(
                            "reference",
                            "false",
                            "true: as the authors' code has it, with normalization unfolded and groups shared together")),
            Relevances::tsgb);

    /** All rows. */
    public static final List<MethodEntry> ALL =
            List.of(LRP, CLRP, SGLRP, EXCITATION_BACKPROP, CONTRASTIVE_EXCITATION_BACKPROP, TSGB);

    private Relevances() {}

    private static RelevancePass tsgb(Parameters p) {
        RelevancePass canonical = new RelevancePass(p, Composites.tsgb(), RelevanceSeed.LOGIT);
        return p.flag("reference") ? canonical.unfolded(Composites.tsgbReference()) : canonical;
    }

    private static Parameter composite(String standard) {
        return new Parameter(
                "composite",
                standard,
                "which rule at which node: a preset (" + String.join(", ", Composites.names())
                        + "), or rows such as dense:epsilon(0.01);otherwise:epsilon-plus");
    }
}
