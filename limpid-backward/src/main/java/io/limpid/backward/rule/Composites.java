package io.limpid.backward.rule;

import io.limpid.backward.Composite;
import io.limpid.backward.Kind;
import io.limpid.backward.NodeSelector;
import io.limpid.backward.Nodes;
import io.limpid.backward.Rule;
import java.util.List;

/**
 * Ready-made composites, named as in the literature; {@link #parse} reads them, and those that people write.
 *
 * <p>What they have in common at all nodes but convolutions and dense layers is in {@link #lrpDefaults()}.
 */
public final class Composites {
    private static final String GRADIENT = "gradient";
    private static final String RELEVANCE = "relevance";
    private static final float GAMMA = 0.25f;
    private static final NodeSelector WEIGHTED = Nodes.ofKind(Kind.CONVOLUTION, Kind.DENSE);
    private static final NodeSelector POOLS = Nodes.ofKind(Kind.POOLING_AVERAGE, Kind.POOLING_MAX);

    /** The stabilizer of the presets' dense layers. */
    public static final float EPSILON = 1e-6f;

    private Composites() {}

    /**
     * Reads a composite: a preset's name, or rows such as
     * {@code first-linear:z-box(low=-2.1,high=2.6); convolution:gamma(0.25); otherwise:epsilon-plus}.
     *
     * @throws IllegalArgumentException if it cannot be read; the message says what is allowed
     */
    public static Composite parse(String text) {
        return CompositeText.parse(text);
    }

    /** Returns the names of the presets. */
    public static List<String> names() {
        return Presets.FORMS.names();
    }

    /** Returns the plain gradient: every node's vector-Jacobian product. */
    public static Composite gradient() {
        return Composite.of(GRADIENT).otherwise(Rules.gradient());
    }

    /**
     * Returns guided backpropagation: activations let through only positive gradients at positive inputs.
     *
     * <p>Springenberg et al., "Striving for Simplicity: The All Convolutional Net", ICLR workshop 2015, section 3.4.
     */
    public static Composite guidedBackprop() {
        return Composite.of("guided").on(Nodes.activations(), Rules.guided()).otherwise(Rules.gradient());
    }

    /**
     * Returns the deconvolutional network: activations let through the positive part of what arrives.
     *
     * <p>Zeiler and Fergus, "Visualizing and Understanding Convolutional Networks", ECCV 2014, section 2.1.
     */
    public static Composite deconvnet() {
        return Composite.of("deconvnet")
                .on(Nodes.activations(), Rules.deconvnet())
                .otherwise(Rules.gradient());
    }

    /**
     * Returns LRP-0 everywhere: {@code R_in = x L'(R / y)}. On networks of Relus it is input times gradient.
     *
     * <p>Bach et al., PLOS ONE 2015, equation 56.
     */
    public static Composite lrpZero() {
        Rule norm = Rules.norm(Sharing.ALL, Guard.zero());
        return Composite.of(RELEVANCE)
                .on(WEIGHTED, Rules.zero())
                .on(Nodes.affine(), Rules.zero())
                .on(Nodes.ofKind(Kind.SUM, Kind.POOLING_AVERAGE), norm)
                .otherwise(lrpDefaults());
    }

    /**
     * Returns LRP-epsilon everywhere: {@code R_in = x L'(R / (y + epsilon sgn y))}.
     *
     * <p>Bach et al., PLOS ONE 2015, equation 58.
     */
    public static Composite epsilon(float epsilon) {
        Rule norm = Rules.norm(Sharing.ALL, Guard.stabilized(epsilon));
        return Composite.of(RELEVANCE)
                .on(WEIGHTED, Rules.epsilon(epsilon))
                .on(Nodes.affine(), Rules.epsilon(epsilon))
                .on(Nodes.ofKind(Kind.SUM, Kind.POOLING_AVERAGE), norm)
                .otherwise(lrpDefaults());
    }

    /**
     * Returns epsilon-plus: z-plus at convolutions, epsilon at dense layers.
     *
     * <p>Kohlbrenner et al., "Towards Best Practice in Explaining Neural Network Decisions with LRP", IJCNN 2020, section 3.
     */
    public static Composite epsilonPlus() {
        return withEpsilon(Rules.zPlus());
    }

    /** Returns {@link #epsilonPlus} with equal shares at the first layer. */
    public static Composite epsilonPlusFlat() {
        return epsilonPlus().first(Nodes.firstLinear(), Rules.flat());
    }

    /**
     * Returns epsilon-alpha2-beta1: alpha-beta with 2 and 1 at convolutions, epsilon at dense layers.
     *
     * <p>Kohlbrenner et al., IJCNN 2020, section 3.
     */
    public static Composite epsilonAlpha2Beta1() {
        return withEpsilon(Rules.alphaBeta(2, 1));
    }

    /** Returns {@link #epsilonAlpha2Beta1} with equal shares at the first layer. */
    public static Composite epsilonAlpha2Beta1Flat() {
        return epsilonAlpha2Beta1().first(Nodes.firstLinear(), Rules.flat());
    }

    /**
     * Returns epsilon-gamma-box: z-box at the first convolutions, gamma with 0.25 at the others, epsilon at dense layers.
     *
     * <p>Montavon et al., "Layer-Wise Relevance Propagation: An Overview", 2019, section 10.3.
     *
     * @param box the lowest and the highest pixel after preprocessing
     */
    public static Composite epsilonGammaBox(Box box) {
        return withEpsilon(Rules.gamma(GAMMA)).first(Nodes.firstLinear().and(Nodes.convolutions()), Rules.zBox(box));
    }

    /**
     * Returns excitation backpropagation: z-plus without bias at convolutions and dense layers.
     *
     * <p>Zhang et al., "Top-down Neural Attention by Excitation Backprop", ECCV 2016, equation 2.
     */
    public static Composite excitationBackprop() {
        return Composite.of(RELEVANCE).on(WEIGHTED, Rules.winnerTakesAll()).otherwise(lrpDefaults());
    }

    /**
     * Returns what Relevance-CAM propagates by: z-plus without bias, 0 where a denominator is 0.
     *
     * <p>Lee et al., "Relevance-CAM: Your Model Already Knows Where to Look", CVPR 2021, section 3.2.
     */
    public static Composite relevanceCam() {
        return Composite.of(RELEVANCE)
                .on(WEIGHTED, Rules.zPlus(Bias.NONE, Guard.zero()))
                .on(Nodes.ofKind(Kind.SUM, Kind.POOLING_AVERAGE), Rules.norm(Sharing.ALL, Guard.zero()))
                .otherwise(lrpDefaults());
    }

    /**
     * Returns what Relevance-CAM's official code propagates by: as {@link #relevanceCam}, but convolutions count the whole
     * bias twice, means share among positive inputs only, and the first convolution follows z-box between the image's own
     * extremes.
     */
    public static Composite relevanceCamReference() {
        return Composite.of(RELEVANCE)
                .on(Nodes.firstLinear().and(Nodes.convolutions()), Rules.zBox(Box.ofImage(), Guard.zero()))
                .on(Nodes.convolutions(), Rules.zPlus(Bias.TWICE, Guard.zero()))
                .on(Nodes.ofKind(Kind.POOLING_AVERAGE), Rules.norm(Sharing.POSITIVE, Guard.zero()))
                .on(Nodes.ofKind(Kind.POOLING_MAX), Rules.norm(Sharing.ALL, Guard.zero()))
                .otherwise(relevanceCam());
    }

    /**
     * Returns what FG-CAM propagates by: z-plus without bias, z-box between the image's own extremes at the first
     * convolution, sums and pools shared among positive inputs; 0 where a denominator is 0. Batch normalization that is not
     * folded passes, as in the official code.
     *
     * <p>Qiu et al., "Empowering CAM-Based Methods with Capability to Generate Fine-Grained and High-Faithfulness
     * Explanations", AAAI 2024.
     */
    public static Composite fgCam() {
        return Composite.of(RELEVANCE)
                .on(Nodes.firstLinear().and(Nodes.convolutions()), Rules.zBox(Box.ofImage(), Guard.zero()))
                .on(WEIGHTED, Rules.zPlus(Bias.NONE, Guard.zero()))
                .on(POOLS, Rules.norm(Sharing.POSITIVE, Guard.zero()))
                .on(Nodes.ofKind(Kind.SUM), Rules.positiveShares())
                .otherwise(lrpDefaults());
    }

    /**
     * Returns target-selective gradient backpropagation with its message {@code G} written as relevance {@code x G}; it
     * starts from the logit itself, {@code G = 1}.
     *
     * <p>The last dense layer balances what speaks for and against the class, other dense layers follow LRP-0, which is
     * {@code x G}; convolutions share by the size of their inputs, windowed means evenly. At products all goes to the signal.
     *
     * <p>Cheng et al., "TSGB: Target-Selective Gradient Backprop for Probing CNN Visual Saliency", IEEE TIP 2022. On networks
     * of ReLUs without groups whose batch normalization is folded the formulas are those of the official code; elsewhere these
     * keep the relevance where {@link #tsgbReference} loses or repeats it.
     */
    public static Composite tsgb() {
        return Composite.of(RELEVANCE)
                .on(Nodes.lastLinear().and(Nodes.dense()), Rules.balanced())
                .on(Nodes.dense(), Rules.zero())
                .on(Nodes.biases(), Rules.zero())
                .on(Nodes.convolutions(), Rules.bySize())
                .on(Nodes.globalPools(), Rules.norm(Sharing.ALL, Guard.zero()))
                .on(Nodes.ofKind(Kind.POOLING_AVERAGE), Rules.gradient())
                .on(Nodes.ofKind(Kind.SUM), Rules.norm(Sharing.ALL, Guard.zero()))
                .otherwise(lrpDefaults());
    }

    /**
     * Returns what TSGB's official code propagates by: as {@link #tsgb}, but the groups of a convolution share together, batch
     * normalization that is not folded gives nothing to inputs of 0, and all else has the gradient, {@code x J'(R / y)}: clipped
     * activations receive nothing, and both factors of a product all of it.
     */
    public static Composite tsgbReference() {
        return Composite.of(RELEVANCE)
                .on(Nodes.convolutions(), Rules.bySize(Groups.JOINED))
                .on(Nodes.biases(), Rules.zero())
                .on(Nodes.affine(), Rules.passNonZero())
                .on(
                        Nodes.ofKind(Kind.ACTIVATION, Kind.NORMALIZATION, Kind.PRODUCT, Kind.MATRIX_PRODUCT),
                        Rules.norm(Sharing.ALL, Guard.zero()))
                .otherwise(tsgb());
    }

    /**
     * Returns what relevance does where a composite says nothing else: it passes activations and normalizations, is shared by
     * contribution at sums and means, goes to the signal of a product and to the winner of a maximum, and moves along with
     * elements that move.
     */
    public static Composite lrpDefaults() {
        return Composite.of(RELEVANCE)
                .on(Nodes.ofKind(Kind.ACTIVATION, Kind.NORMALIZATION), Rules.pass())
                .on(Nodes.ofKind(Kind.SUM, Kind.POOLING_AVERAGE), Rules.norm())
                .on(Nodes.ofKind(Kind.PRODUCT, Kind.MATRIX_PRODUCT), Rules.signalTakesAll())
                .otherwise(Rules.gradient());
    }

    /**
     * Returns a composite as other libraries apply it to a network that was not brought into canonical form: a sum copies
     * its relevance to every term, so that residual networks gain relevance with every block.
     */
    public static Composite withoutCanonizers(Composite composite) {
        return composite.first(Nodes.ofKind(Kind.SUM), Rules.gradient());
    }

    private static Composite withEpsilon(Rule atConvolutions) {
        return Composite.of(RELEVANCE)
                .on(Nodes.convolutions(), atConvolutions)
                .on(Nodes.dense(), Rules.epsilon(EPSILON))
                .on(Nodes.biases(), Rules.epsilon(EPSILON))
                .otherwise(lrpDefaults());
    }
}
