package io.limpid.method.perturbation;

import io.limpid.Display;
import io.limpid.UnrollableMethod;
import io.limpid.UnrolledMethod;
import io.limpid.backward.rule.Composites;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.layer.Layer;
import io.limpid.layer.TargetLayer;
import io.limpid.method.cam.ComponentCam;
import io.limpid.method.cam.HeadForm;
import io.limpid.method.cam.SpatialLayer;
import io.limpid.method.spec.MethodSpec;
import io.limpid.method.spec.Parameters;
import io.limpid.method.spec.Specified;
import io.limpid.program.Frame;
import io.limpid.program.GraphProgram;
import io.limpid.program.Network;
import io.limpid.program.Score;
import io.limpid.program.Scorer;
import io.limpid.run.Remark;
import io.limpid.run.Runner;
import java.util.Optional;
import java.util.function.Function;

/**
 * A layer's activations, each channel weighted by the share of the score that goes when the channel is taken out: {@code sum_k
 * w_k A_k}, {@code [N,h,w]}, signed, with {@code w_k = (s - s_k) / s} where {@code s_k} is the score with {@code A_k} set to zero.
 * No gradients; only what stands behind the layer runs again. What it reads of ways round the layer stays as the image has it.
 *
 * <p>Where the layer is averaged and then only weighed, the logit is linear in it and {@code s - s_k = <ds/dA_k, A_k>} exactly, for
 * all channels in one run; a remark says so. Where dense layers read the layer, or what pooling leaves of it, what each channel
 * adds to the first is computed once, and what stands behind runs without it, for all channels in the same run.
 *
 * <p>Desai and Ramaswamy, "Ablation-CAM: Visual Explanations for Deep Convolutional Network via Gradient-free Localization",
 * WACV 2020.
 *
 * @param canonical the spec with every parameter
 * @param layer where it looks
 * @param ablation how a channel is taken out, and what of
 */
record AblationCam(MethodSpec canonical, TargetLayer layer, Ablation ablation)
        implements ComponentCam, UnrollableMethod, Specified {
    /**
     * How a channel is taken out, and what of.
     *
     * @param score that is watched
     * @param fill what the channel is set to
     * @param divisor what the differences are divided by
     * @param batch how many ablations go through the head at once; behind dense layers all of them do
     */
    record Ablation(Score score, Fill fill, Divisor divisor, int batch) {
        static Ablation of(Parameters p) {
            return new Ablation(
                    p.score(), p.choice("fill", Fill.class), p.choice("divisor", Divisor.class), p.integer("batch", 1));
        }
    }

    @Override
    public Display display() {
        return Display.POSITIVE;
    }

    @Override
    public UnrolledMethod unrolled() {
        return new UnrolledAblationCam(this);
    }

    @Override
    public Runner on(Network network) {
        Layer at = SpatialLayer.of(network, layer);
        return isLinear(network, at)
                ? inOneRun(network, at, frame -> frame.emit().sumOut(lostByChannel(frame), 1))
                : apart(network, at).then(Maps::sum);
    }

    @Override
    public Runner components(Network network) {
        Layer at = SpatialLayer.of(network, layer);
        return isLinear(network, at) ? inOneRun(network, at, this::lostByChannel) : apart(network, at);
    }

    /** Tells whether the score is linear in each channel. */
    boolean isLinear(Network network, Layer at) {
        return ablation.score() == Score.LOGIT
                && ablation.fill() == Fill.ZERO
                && HeadForm.behind(at, network).averagesAndWeighs();
    }

    private Runner inOneRun(Network network, Layer at, Function<Frame, Value> lost) {
        return remarked(
                network,
                GraphProgram.write(network, lost).open(),
                "one run gives all " + at.shape().size(1) + " ablations: behind layer " + at.name()
                        + " the model averages and weighs, so the logit is linear in each channel");
    }

    private Runner apart(Network network, Layer at) {
        return dense(network, at)
                .map(rows -> remarked(network, rows.on(network), rows.text()))
                .orElseGet(() -> headByHead(network, at));
    }

    /** Returns what dense layers lose, image by image; empty if something else reads the layer. */
    Optional<DenseAblation> dense(Network network, Layer at) {
        return ablation.fill() == Fill.ZERO
                ? DenseEntry.behind(at, network).flatMap(entry -> DenseAblation.of(entry, network, ablation.score()))
                : Optional.empty();
    }

    private Runner headByHead(Network network, Layer at) {
        AblationRunner runner = AblationRunner.of(network, at, ablation);
        return remarked(network, runner, runner.ablated().text() + ", " + ablation.batch() + " at a time");
    }

    private Runner remarked(Network network, Runner runner, String text) {
        Scorer scorer = Scorer.of(ablation.score(), network);
        Remark said = new Remark("ablations", true, text);
        return runner.completed((outcome, goal) -> ablation.divisor()
                .applied(outcome, scorer.value(outcome.logits().toFloats(), goal), said));
    }

    /** Emits {@code A_k <ds/dA_k, A_k>}, {@code [N,C,h,w]}. */
    Value lostByChannel(Frame frame) {
        Value activations = SpatialLayer.of(frame, layer).value();
        Value gradient = frame.backward(Composites.gradient(), frame.seed(Score.LOGIT), activations);
        Emitter emit = frame.emit().scoped(canonical.name());
        return emit.mul(emit.reduceSum(emit.mul(gradient, activations), 2, 3), activations);
    }
}
