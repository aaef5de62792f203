package io.limpid.metric.localisation;

import static io.limpid.metric.Direction.HIGHER;
import static io.limpid.metric.Direction.LOWER;
import static io.limpid.metric.Property.LOCALISATION;

import io.limpid.method.spec.Parameter;
import io.limpid.metric.MetricEntry;
import io.limpid.metric.Need;
import io.limpid.metric.subject.Sign;
import java.util.List;
import java.util.Set;

/** The rows of the localisation metrics. */
public final class Localisations {
    private static final Set<Need> MASK = Set.of(Need.MASK);
    private static final String CLEVR = "Arras et al., CLEVR-XAI, Information Fusion 2022";
    private static final String GRAD_CAM = "Selvaraju et al., Grad-CAM, ICCV 2017";
    private static final Parameter THRESHOLD =
            new Parameter("threshold", "0.15", "share of the greatest value from which on a pixel is strong");

    /** All rows. */
    public static final List<MetricEntry> ALL = List.of(
            new MetricEntry(
                    "pointing-game",
                    LOCALISATION,
                    HIGHER,
                    MASK,
                    "1 if the strongest pixel lies on the object or near it, else 0",
                    "Zhang et al., Top-down neural attention by excitation backprop, ECCV 2016",
                    List.of(
                            new Parameter(
                                    "tolerance", "15", "how many pixels beside the object still count; 0 for none"),
                            Sign.SIGNED.standard()),
                    p -> new PointingGame(p.integer("tolerance", 0), Sign.of(p))),
            new MetricEntry(
                    "energy-pointing-game",
                    LOCALISATION,
                    HIGHER,
                    MASK,
                    "the share of what speaks for the class that lies on the object, 0 to 1",
                    "Wang et al., Score-CAM, CVPR workshop 2020",
                    List.of(),
                    p -> new EnergyPointingGame()),
            new MetricEntry(
                    "attribution-localisation",
                    LOCALISATION,
                    HIGHER,
                    MASK,
                    "the share of the explanation's magnitude that lies on the object, 0 to 1",
                    "Kohlbrenner et al., Towards best practice in explaining neural network decisions with LRP, IJCNN 2020",
                    List.of(
                            new Parameter(
                                    "greatest", "1", "objects that take a greater share of the image are left out"),
                            Sign.MAGNITUDE.standard(),
                            Against.PARAMETER),
                    p -> new AttributionLocalisation(p.decimal("greatest", 0), Sign.of(p), Against.of(p))),
            new MetricEntry(
                    "top-k-intersection",
                    LOCALISATION,
                    HIGHER,
                    MASK,
                    "the share of the strongest pixels that lies on the object, 0 to 1",
                    "Theiner et al., Interpretable semantic photo geolocation, WACV 2022",
                    List.of(new Parameter("k", "1000", "how many pixels"), Sign.SIGNED.standard(), Against.PARAMETER),
                    p -> new TopKIntersection(p.integer("k", 1), Sign.of(p), Against.of(p))),
            new MetricEntry(
                    "relevance-mass-accuracy",
                    LOCALISATION,
                    HIGHER,
                    MASK,
                    "the share of the explanation's mass that lies on the object, 0 to 1",
                    CLEVR,
                    List.of(Sign.POSITIVE.standard()),
                    p -> new RelevanceMassAccuracy(Sign.of(p))),
            new MetricEntry(
                    "relevance-rank-accuracy",
                    LOCALISATION,
                    HIGHER,
                    MASK,
                    "of as many of the strongest pixels as the object has, the share that lies on it, 0 to 1",
                    CLEVR,
                    List.of(Sign.SIGNED.standard()),
                    p -> new RelevanceRankAccuracy(Sign.of(p))),
            new MetricEntry(
                    "roc-auc",
                    LOCALISATION,
                    HIGHER,
                    MASK,
                    "the probability that a pixel of the object is stronger than another, 0 to 1; 0.5 by chance",
                    "Fawcett, An introduction to ROC analysis, Pattern Recognition Letters 2006",
                    List.of(Sign.SIGNED.standard()),
                    p -> new RocAuc(Sign.of(p))),
            new MetricEntry(
                    "focus",
                    LOCALISATION,
                    HIGHER,
                    Set.of(Need.EXPLAINER, Need.COMPANIONS),
                    "in a mosaic with two images of other classes, the share of what speaks for the class that lies on its own"
                            + " images, 0 to 1",
                    "Arias-Duart et al., Focus! Rating XAI methods and finding biases, FUZZ-IEEE 2022",
                    List.of(),
                    p -> new Focus()),
            new MetricEntry(
                    "box-iou",
                    LOCALISATION,
                    HIGHER,
                    Set.of(Need.BOXES),
                    "how well the box around the largest strong region fits the object: intersection over union, 0 to 1",
                    GRAD_CAM,
                    List.of(THRESHOLD),
                    p -> new BoxIou(p.decimal("threshold", 0))),
            new MetricEntry(
                    "localisation-error",
                    LOCALISATION,
                    LOWER,
                    Set.of(Need.BOXES, Need.MODEL),
                    "0 if the box around the largest strong region overlaps the object's enough and the class is right, else 1",
                    GRAD_CAM,
                    List.of(
                            THRESHOLD,
                            new Parameter("overlap", "0.5", "the least intersection over union that is enough"),
                            new Parameter(
                                    "top",
                                    "1",
                                    "among how many predictions the true class must be; 0 if it is taken as known")),
                    p -> new LocalisationError(
                            p.decimal("threshold", 0), p.decimal("overlap", 0), p.integer("top", 0))));

    private Localisations() {}
}
