package io.limpid.method.cam;

import io.limpid.Display;
import io.limpid.GraphMethod;
import io.limpid.backward.Composite;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.layer.TargetLayer;
import io.limpid.method.spec.MethodSpec;
import io.limpid.method.spec.Specified;
import io.limpid.program.Frame;
import io.limpid.program.Network;
import io.limpid.program.Score;
import io.limpid.tensor.Dim;
import io.limpid.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The input times its gradient, and every bias times its gradient, all together, {@code [N,H,W]}, 0 or more: {@code
 * psi(x ds/dx) + sum_l psi(b_l ds/dy_l)}, where {@code psi} takes magnitudes, scales them to 0–1, sums over channels and
 * interpolates to the input's size. Without {@code psi} the sum is the score; how nearly is reported for logits.
 *
 * <p>Interpolation keeps the centres of pixels in place, as for every map here. The authors' code lays corners on corners instead,
 * which on coarse layers moves what it shows by up to half a cell. A convolution and the batch normalization behind it are one
 * layer with one bias, however the file has them; the authors' code counts a convolution's own bias and that of the
 * normalization as two. All else is the same.
 *
 * <p>Srinivas and Fleuret, "Full-Gradient Representation for Neural Network Visualization", NeurIPS 2019, equation 4.
 *
 * @param canonical the spec with every parameter
 * @param score what is differentiated
 * @param scaling what is scaled to 0–1 by itself
 * @param bends whether the implicit biases of activations count
 */
record FullGrad(MethodSpec canonical, Score score, Scaling scaling, BiasTerms.Bends bends)
        implements GraphMethod, Specified {
    /** What is scaled to 0–1 by itself. */
    enum Scaling {
        /** All channels of a layer together, as in the paper's code. */
        TENSOR(1e-6f) {
            @Override
            long[] axes() {
                return new long[] {1, 2, 3};
            }
        },
        /** Each channel, so that weak ones count as much as strong ones. */
        CHANNEL(1e-7f) {
            @Override
            long[] axes() {
                return new long[] {2, 3};
            }
        };

        private final float epsilon;

        Scaling(float epsilon) {
            this.epsilon = epsilon;
        }

        abstract long[] axes();

        Value scaled(Emitter emit, Value x) {
            Value raised = emit.sub(x, emit.reduceMin(x, axes()));
            return emit.div(raised, emit.add(emit.reduceMax(raised, axes()), emit.constant(epsilon)));
        }
    }

    @Override
    public Display display() {
        return Display.POSITIVE;
    }

    @Override
    public TargetLayer layer() {
        return TargetLayer.input();
    }

    @Override
    public Value emit(Frame frame) {
        Value input = frame.network().input();
        Shape size = frame.network().graph().type(input).shape();
        BiasTerms biases = new BiasTerms(bends);
        Value gradient = frame.backward(Composite.of("gradient").otherwise(biases), frame.seed(score), input);
        Emitter emit = frame.emit().scoped(canonical.name());
        List<BiasTerms.Term> terms = new ArrayList<>(biases.terms());
        terms.add(new BiasTerms.Term(emit.mul(input, gradient), size, input));
        if (score == Score.LOGIT) {
            Value owed = emit.sumOut(emit.mul(frame.oneHot(), frame.logits()), 1);
            frame.balance(
                    emit.sum(terms.stream()
                            .map(term -> perImage(emit, term, owed))
                            .toList()),
                    owed);
        }
        List<Value> maps = new ArrayList<>();
        List<BiasTerms.Term> planes = imagesOnly(terms, size.dims().get(0)).stream()
                .map(term -> channelsSecond(frame.network(), emit, term))
                .toList();
        bySize(emit, planes).forEach((place, map) -> maps.add(emit.resize(map, size.size(2), size.size(3))));
        return emit.squeeze(emit.sum(maps), 1);
    }

    /**
     * Emits what a term adds to each image, {@code [N]}, nothing scaled. Its first axis may count more than the images: the patches
     * of each, one behind the other.
     *
     * @param images any {@code [N]}
     */
    private static Value perImage(Emitter emit, BiasTerms.Term term, Value images) {
        Value byImage = emit.concat(List.of(emit.shape(images), emit.indices(-1)), 0);
        return emit.sumOut(emit.reshape(term.value(), byImage), 1);
    }

    /** Returns the terms that are planes of whole images. */
    private static List<BiasTerms.Term> imagesOnly(List<BiasTerms.Term> terms, Dim images) {
        return terms.stream()
                .filter(term ->
                        term.shape().rank() == 4 && term.shape().dims().get(0).equals(images))
                .toList();
    }

    private static BiasTerms.Term channelsSecond(Network network, Emitter emit, BiasTerms.Term term) {
        long[] order = network.channelsSecond(term.at());
        if (order[1] == 1) {
            return term;
        }
        List<Dim> dims = Arrays.stream(order)
                .mapToObj(axis -> term.shape().dims().get((int) axis))
                .toList();
        return new BiasTerms.Term(emit.transpose(term.value(), order), new Shape(dims), term.at());
    }

    /** Emits the sum of all maps of one size, {@code [N,1,h,w]}, for each size. */
    private Map<List<Long>, Value> bySize(Emitter emit, List<BiasTerms.Term> terms) {
        Map<List<Long>, Value> sums = new LinkedHashMap<>();
        for (BiasTerms.Term term : terms) {
            Value map = emit.reduceSum(scaling.scaled(emit, emit.abs(term.value())), 1);
            sums.merge(List.of(term.shape().size(2), term.shape().size(3)), map, emit::add);
        }
        return sums;
    }
}
