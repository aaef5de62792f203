package io.limpid.method.cam;

import static io.limpid.method.spec.Parameter.LAYER;
import static io.limpid.method.spec.Parameter.SCORE;

import io.limpid.GraphMethod;
import io.limpid.UnrollableMethod;
import io.limpid.backward.rule.Composites;
import io.limpid.layer.TargetLayer;
import io.limpid.method.spec.MethodEntry;
import io.limpid.method.spec.Parameter;
import io.limpid.method.spec.Parameters;
import io.limpid.program.Normalization;
import java.util.List;
import java.util.Map;

/** Class activation maps; one row a paper. */
public final class Cams {
    private static final Parameter CENTRED =
            new Parameter("centred", "false", "true: take off the mean of each channel first");

    private static final MethodEntry GRAD_CAM = new MethodEntry(
            "grad-cam",
            "activations weighted by the mean gradient of each channel",
            "Selvaraju et al., Grad-CAM, ICCV 2017",
            List.of(LAYER, SCORE, new Parameter("counterfactual", "false", "true: show what speaks against the class")),
            p -> gradientCam(p, p.flag("counterfactual") ? new NegatedSpatialMean() : new SpatialMean()));

    private static final MethodEntry GRAD_CAM_PLUS_PLUS = new MethodEntry(
            "grad-cam++",
            "activations weighted by positive gradients with a share for each place",
            "Chattopadhay et al., Grad-CAM++, WACV 2018",
            List.of(LAYER, SCORE, new Parameter("epsilon", "0", "added to the denominator of the shares")),
            p -> gradientCam(p, new PlusPlus(p.number("epsilon", 0))));

    private static final MethodEntry X_GRAD_CAM = new MethodEntry(
            "x-grad-cam",
            "activations weighted by gradients, each by its activation's share",
            "Fu et al., Axiom-based Grad-CAM, BMVC 2020",
            List.of(LAYER, SCORE, new Parameter("epsilon", "0", "added to the sum of activations")),
            p -> gradientCam(p, new ActivationShare(p.number("epsilon", 0))));

    private static final MethodEntry HIRES_CAM = new MethodEntry(
            "hires-cam",
            "activations times gradients, place by place; faithful by construction for a linear head",
            "Draelos and Carin, HiResCAM, arXiv 2011.08891",
            List.of(LAYER, SCORE),
            p -> gradientCam(p, new EveryPlace()));

    private static final MethodEntry GRAD_CAM_ELEMENTWISE = new MethodEntry(
            "grad-cam-elementwise",
            "only the positive products of activation and gradient",
            "a variant of Selvaraju et al., Grad-CAM, ICCV 2017",
            List.of(LAYER, SCORE),
            p -> gradientCam(p, new PositiveProducts()));

    private static final MethodEntry CAM = new MethodEntry(
            "cam",
            "activations weighted by the linear layer behind global average pooling; other heads are refused",
            "Zhou et al., Learning Deep Features for Discriminative Localization, CVPR 2016",
            List.of(LAYER),
            p -> new Cam(p.spec(), p.layer(), new PooledLinearHead(), new SpatialSum()));

    private static final MethodEntry LAYER_CAM = new MethodEntry(
            "layer-cam",
            "activations times positive gradients, place by place; fine maps from shallow layers too",
            "Jiang et al., LayerCAM, IEEE Transactions on Image Processing 2021",
            List.of(LAYER, SCORE),
            p -> gradientCam(p, new PositivePlaces()));

    private static final MethodEntry LAYER_CAM_FUSION = new MethodEntry(
            "layer-cam-fusion",
            "layer-cam at several layers, shallow ones brought forward, joined by their maximum",
            "Jiang et al., LayerCAM, IEEE Transactions on Image Processing 2021",
            List.of(
                    FusedLayers.LAYERS,
                    SCORE,
                    new Parameter("gamma", "2", "how steeply shallow maps are scaled, tanh(gamma M / max M)"),
                    new Parameter("deepest", "2", "how many of the deepest layers are not scaled so")),
            p -> new LayerCamFusion(
                    p.spec(),
                    FusedLayers.parse(p.text("layers")),
                    p.score(),
                    new LayerCamFusion.Shallow(p.number("gamma", 0), p.integer("deepest", 0))));

    private static final MethodEntry EIGEN_CAM = new MethodEntry(
            "eigen-cam",
            "the first principal component of the activations; the same for every class",
            "Muhammad and Yeasin, Eigen-CAM, IJCNN 2020",
            List.of(LAYER, CENTRED),
            p -> new PrincipalCam(p.spec(), p.layer(), new Activations(), innerProducts(p)));

    private static final MethodEntry EIGEN_GRAD_CAM = new MethodEntry(
            "eigen-grad-cam",
            "the first principal component of activations times gradients",
            "a variant of Muhammad and Yeasin, Eigen-CAM, IJCNN 2020",
            List.of(LAYER, SCORE, CENTRED),
            p -> new PrincipalCam(p.spec(), p.layer(), new GradientTimesActivations(p.score()), innerProducts(p)));

    private static final MethodEntry KPCA_CAM = new MethodEntry(
            "kpca-cam",
            "the first principal component of the activations under a sigmoid kernel; the same for every class",
            "Karmani et al., KPCA-CAM, MMSP 2024",
            List.of(LAYER),
            p -> new PrincipalCam(p.spec(), p.layer(), new Activations(), SigmoidKernel.inHalfOfMemory()));

    private static final MethodEntry FULL_GRAD = new MethodEntry(
            "full-grad",
            "the gradients of the input and of every bias, all together; unscaled they sum to the score",
            "Srinivas and Fleuret, Full-Gradient Representation, NeurIPS 2019",
            List.of(
                    SCORE,
                    new Parameter("scaling", "tensor", "what is scaled to 0-1 by itself: tensor or channel"),
                    new Parameter("activations", "true", "false: leave out the implicit biases of bent activations")),
            p -> new FullGrad(
                    p.spec(),
                    p.score(),
                    p.choice("scaling", FullGrad.Scaling.class),
                    p.flag("activations") ? BiasTerms.Bends.COUNT : BiasTerms.Bends.IGNORED));

    private static final MethodEntry SHAPLEY_CAM = new MethodEntry(
            "shapley-cam",
            "grad-cam with the curvature of the score taken into account",
            "Cai, CAMs as Shapley Value-based Explainers, The Visual Computer 2025",
            List.of(LAYER, new Parameter(SCORE.name(), "rest", SCORE.description())),
            p -> new Cam(p.spec(), p.layer(), new HessianCorrectedGradient(p.score()), new SpatialMean()));

    private static final MethodEntry FINER_CAM = new MethodEntry(
            "finer-cam",
            "grad-cam of a class less the classes most like it: what tells them apart",
            "Zhang et al., Finer-CAM, CVPR 2025",
            List.of(
                    LAYER,
                    new Parameter("alpha", "1", "how strongly the other classes count"),
                    new Parameter("references", "3", "how many of the classes with the nearest logits"),
                    new Parameter("detach", "true", "false: the gradient passes the weights of the classes too")),
            p -> new Cam(p.spec(), p.layer(), finer(p), new SpatialMean()));

    private static final MethodEntry LIFT_CAM = new MethodEntry(
            "lift-cam",
            "activations weighted by what each channel adds to the logit, by one DeepLIFT pass from zeros",
            "Jung and Oh, Towards Better Explanations of Class Activation Mapping, ICCV 2021",
            List.of(LAYER),
            p -> new Cam(p.spec(), p.layer(), new ContributionSignal(), new SpatialSum()));

    private static final MethodEntry LRP_CAM = new MethodEntry(
            "lrp-cam",
            "activations weighted by the relevance of each channel, by LRP-epsilon",
            "Jung and Oh, Towards Better Explanations of Class Activation Mapping, ICCV 2021",
            List.of(LAYER, new Parameter("epsilon", "1e-9", "keeps the rule's denominators from 0")),
            p -> new Cam(p.spec(), p.layer(), epsilonRelevance(p), new SpatialSum()));

    private static final MethodEntry GUIDED_GRAD_CAM = new MethodEntry(
            "guided-grad-cam",
            "guided-backprop where grad-cam is positive; [C,H,W]",
            "Selvaraju et al., Grad-CAM, ICCV 2017",
            List.of(LAYER, SCORE),
            p -> new GuidedGradCam(p.spec(), p.layer(), p.score()));

    private static final MethodEntry RELEVANCE_CAM = new MethodEntry(
            "relevance-cam",
            "activations weighted by the mean relevance of each channel, the class against all others; sharp at inner layers"
                    + " too",
            "Lee et al., Relevance-CAM, CVPR 2021",
            List.of(
                    LAYER,
                    new Parameter(
                            "reference",
                            "false",
                            "true: as the authors' code has it, with biases, normalization unfolded, and its seed")),
            p -> new Cam(p.spec(), p.layer(), relevance(p), new SpatialMean()));
    private static final MethodEntry SPATIAL_RELEVANCE_CAM = new MethodEntry(
            "spatial-relevance-cam",
            "layer-cam's components as masks of the relevance that reaches a layer; a reconstruction",
            "after the abstract of Cheng et al., Computer Science 52(6A):240500140, 2025",
            List.of(
                    LAYER,
                    SCORE,
                    new Parameter("start", "layer-cam", "where relevance starts: layer-cam, target or contrastive"),
                    new Parameter("weights", "pixel", "relevance as it is or its mean by channel: pixel or channel"),
                    new Parameter("mask-norm", "none", "what is scaled to 0-1: none, channel or layer"),
                    new Parameter("cascade", "false", "true: the masks of the layers on the way filter relevance too")),
            p -> new SpatialRelevanceCam(p.spec(), p.layer(), p.score(), SpatialForm.of(p)));
    private static final MethodEntry HIERARCHICAL_DECOMPOSITION = new MethodEntry(
            "hierarchical-decomposition",
            "the units that decide, stage by stage: the strongest of each layer explained by those of the layer below",
            "after Cheng et al., Deeply Explain CNN via Hierarchical Decomposition, IJCV 2023",
            List.of(
                    FusedLayers.LAYERS,
                    SCORE,
                    new Parameter("units", "5", "how many units are followed at each stage, at different places")),
            p -> new HierarchicalDecomposition(
                    p.spec(), FusedLayers.parse(p.text("layers")), p.score(), p.integer("units", 1)));

    /** All rows. */
    public static final List<MethodEntry> ALL = List.of(
            CAM,
            GRAD_CAM,
            GRAD_CAM_PLUS_PLUS,
            X_GRAD_CAM,
            HIRES_CAM,
            GRAD_CAM_ELEMENTWISE,
            LAYER_CAM,
            LAYER_CAM_FUSION,
            EIGEN_CAM,
            EIGEN_GRAD_CAM,
            KPCA_CAM,
            FULL_GRAD,
            SHAPLEY_CAM,
            FINER_CAM,
            LIFT_CAM,
            LRP_CAM,
            GUIDED_GRAD_CAM,
            RELEVANCE_CAM,
            SPATIAL_RELEVANCE_CAM,
            HIERARCHICAL_DECOMPOSITION);

    private Cams() {}

    private static Cam gradientCam(Parameters p, ChannelWeighting weighting) {
        return new Cam(p.spec(), p.layer(), new GradientSignal(p.score()), weighting);
    }

    private static InnerProducts innerProducts(Parameters p) {
        return new InnerProducts(
                p.flag(CENTRED.name()) ? InnerProducts.Centring.PER_CHANNEL : InnerProducts.Centring.NONE);
    }

    private static RelevanceSignal epsilonRelevance(Parameters p) {
        return new RelevanceSignal(ClassSeed.TARGET, Composites.epsilon(p.number("epsilon", 0)), Normalization.FOLDED);
    }

    private static RelevanceSignal relevance(Parameters p) {
        return p.flag("reference")
                ? new RelevanceSignal(
                        ClassSeed.UNIT_CONTRASTIVE, Composites.relevanceCamReference(), Normalization.KEPT)
                : new RelevanceSignal(ClassSeed.CONTRASTIVE, Composites.relevanceCam(), Normalization.FOLDED);
    }

    private static FinerSignal finer(Parameters p) {
        return new FinerSignal(
                p.number("alpha", 0),
                p.integer("references", 1),
                p.flag("detach") ? FinerSignal.Weights.FIXED : FinerSignal.Weights.MOVING);
    }

    private static GraphMethod at(TargetLayer layer, MethodEntry entry) {
        return (GraphMethod) entry.create(Map.of("layer", layer.text()));
    }

    /** Returns CAM at a layer: activations weighted by the linear layer behind global average pooling. */
    public static GraphMethod cam(TargetLayer layer) {
        return at(layer, CAM);
    }

    /** Returns Grad-CAM at a layer: each channel is weighted by the mean of its gradient. */
    public static GraphMethod gradCam(TargetLayer layer) {
        return at(layer, GRAD_CAM);
    }

    /** Returns Grad-CAM++ at a layer: each channel is weighted by its positive gradients, each with its own share. */
    public static GraphMethod gradCamPlusPlus(TargetLayer layer) {
        return at(layer, GRAD_CAM_PLUS_PLUS);
    }

    /** Returns XGrad-CAM at a layer: each channel is weighted by its gradients, each by its activation's share. */
    public static GraphMethod xGradCam(TargetLayer layer) {
        return at(layer, X_GRAD_CAM);
    }

    /** Returns HiResCAM at a layer: activations times gradients, place by place. */
    public static GraphMethod hiResCam(TargetLayer layer) {
        return at(layer, HIRES_CAM);
    }

    /** Returns element-wise Grad-CAM at a layer: the positive products of activation and gradient. */
    public static GraphMethod gradCamElementwise(TargetLayer layer) {
        return at(layer, GRAD_CAM_ELEMENTWISE);
    }

    /** Returns LayerCAM at a layer: activations times positive gradients, place by place. */
    public static GraphMethod layerCam(TargetLayer layer) {
        return at(layer, LAYER_CAM);
    }

    /** Returns LayerCAM at the last layer of each resolution, joined. */
    public static GraphMethod layerCamFusion() {
        return (GraphMethod) LAYER_CAM_FUSION.create();
    }

    /** Returns Eigen-CAM at a layer: the first principal component of its activations. */
    public static UnrollableMethod eigenCam(TargetLayer layer) {
        return (UnrollableMethod) EIGEN_CAM.create(Map.of("layer", layer.text()));
    }

    /** Returns Eigen-Grad-CAM at a layer: the first principal component of its activations times gradients. */
    public static UnrollableMethod eigenGradCam(TargetLayer layer) {
        return (UnrollableMethod) EIGEN_GRAD_CAM.create(Map.of("layer", layer.text()));
    }

    /** Returns KPCA-CAM at a layer: the first principal component of its activations under a sigmoid kernel. */
    public static UnrollableMethod kpcaCam(TargetLayer layer) {
        return (UnrollableMethod) KPCA_CAM.create(Map.of("layer", layer.text()));
    }

    /** Returns FullGrad: the gradients of the input and of every bias. */
    public static GraphMethod fullGrad() {
        return (GraphMethod) FULL_GRAD.create();
    }

    /** Returns ShapleyCAM at a layer: Grad-CAM that takes the score's curvature into account. */
    public static GraphMethod shapleyCam(TargetLayer layer) {
        return at(layer, SHAPLEY_CAM);
    }

    /** Returns Finer-CAM at a layer: Grad-CAM of a class less the classes most like it. */
    public static GraphMethod finerCam(TargetLayer layer) {
        return at(layer, FINER_CAM);
    }

    /** Returns Relevance-CAM at a layer: each channel is weighted by the mean relevance of its activations. */
    public static GraphMethod relevanceCam(TargetLayer layer) {
        return at(layer, RELEVANCE_CAM);
    }

    /** Returns the product of relevance and LayerCAM's components at a layer: a reconstruction, made for shallow layers. */
    public static GraphMethod spatialRelevanceCam(TargetLayer layer) {
        return at(layer, SPATIAL_RELEVANCE_CAM);
    }

    /** Returns Guided Grad-CAM: guided backpropagation where Grad-CAM at a layer is positive. */
    public static GraphMethod guidedGradCam(TargetLayer layer) {
        return at(layer, GUIDED_GRAD_CAM);
    }
}
