package io.limpid.method.combination;

import io.limpid.Display;
import io.limpid.Method;
import io.limpid.UnrollableMethod;
import io.limpid.UnrolledMethod;
import io.limpid.image.Size;
import io.limpid.layer.TargetLayer;
import io.limpid.method.plane.Blur;
import io.limpid.method.plane.Plane;
import io.limpid.method.spec.MethodSpec;
import io.limpid.method.spec.Parameters;
import io.limpid.method.spec.Specified;
import io.limpid.program.Network;
import io.limpid.run.Runner;
import io.limpid.tensor.Shape;

/**
 * A CAM, cleaned of what is weak, times the relevance of the pixels, blurred: {@code blur(G' L)}, {@code [N,H,W]} at the
 * input's size. {@code G'} is the CAM enlarged, scaled to 0–1 and denoised, {@code L} the relevance averaged over channels.
 * The CAM says where, the relevance what.
 *
 * <p>A reconstruction of Dhore et al., "Enhancing Explainable AI: A Hybrid Approach Combining GradCAM and LRP for CNN
 * Interpretability", arXiv 2405.12175, which leaves threshold, width of the blur and rules open.
 *
 * @param canonical the spec with every parameter
 * @param cam gives {@code G}
 * @param relevance gives {@code L}
 * @param blend how the two are joined
 */
record GradCamTimesLrp(MethodSpec canonical, Method cam, Method relevance, Blend blend)
        implements UnrollableMethod, Specified {
    /**
     * How two maps are joined.
     *
     * @param denoising what is done to the CAM
     * @param level of the denoising: a threshold of 0 to 1, or a quantile
     * @param evidence which sign of the relevance counts
     * @param blur of the product
     */
    record Blend(Denoising denoising, float level, Evidence evidence, Blur blur) {
        static Blend of(Parameters p) {
            return new Blend(
                    p.choice("denoise", Denoising.class),
                    p.number("level", 0),
                    p.choice("evidence", Evidence.class),
                    Blur.of(p.number("sigma", 0)));
        }

        Plane join(Plane cam, Plane relevance) {
            Plane clean = denoising.of(cam.map(value -> Math.max(value, 0)).zeroToOne(), level);
            return blur.of(clean.times(relevance.map(evidence::of)));
        }
    }

    @Override
    public Display display() {
        return blend.evidence().display();
    }

    @Override
    public TargetLayer layer() {
        return cam.layer();
    }

    @Override
    public UnrolledMethod unrolled() {
        return new UnrolledGradCamTimesLrp(this);
    }

    @Override
    public Runner on(Network network) {
        Shape input = network.graph().type(network.input()).shape();
        Size size = new Size(Math.toIntExact(input.size(2)), Math.toIntExact(input.size(3)));
        return new ProductRunner(cam.on(network), relevance.on(network), (one, other) -> blend.join(
                        Plane.of(one, size), Plane.of(other, size))
                .toTensor());
    }
}
