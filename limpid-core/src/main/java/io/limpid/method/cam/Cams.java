package io.limpid.method.cam;

import static io.limpid.method.spec.Parameter.LAYER;
import static io.limpid.method.spec.Parameter.SCORE;

import io.limpid.GraphMethod;
import io.limpid.method.spec.MethodEntry;
import io.limpid.method.spec.Parameter;
import io.limpid.method.spec.Parameters;
import io.limpid.program.TargetLayer;
import java.util.List;
import java.util.Map;

/** Class activation maps; one row a paper. */
public final class Cams {
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

    /** All rows. */
    public static final List<MethodEntry> ALL =
            List.of(CAM, GRAD_CAM, GRAD_CAM_PLUS_PLUS, X_GRAD_CAM, HIRES_CAM, GRAD_CAM_ELEMENTWISE, LAYER_CAM);

    private Cams() {}

    private static Cam gradientCam(Parameters p, ChannelWeighting weighting) {
        return new Cam(p.spec(), p.layer(), new GradientSignal(p.score()), weighting);
    }

    private static GraphMethod at(TargetLayer layer, MethodEntry entry) {
        return (GraphMethod) entry.create(Map.of("layer", layer.text()));
    }

    /** Returns Grad-CAM at a layer: each channel is weighted by the mean of its gradient. */
    public static GraphMethod gradCam(TargetLayer layer) {
        return at(layer, GRAD_CAM);
    }
}
