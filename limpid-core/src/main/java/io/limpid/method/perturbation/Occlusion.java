package io.limpid.method.perturbation;

import io.limpid.Display;
import io.limpid.image.Size;
import io.limpid.layer.TargetLayer;
import io.limpid.method.baseline.Baseline;
import io.limpid.method.spec.MethodSpec;
import io.limpid.method.spec.Parameters;
import io.limpid.method.spec.Specified;
import io.limpid.program.Network;
import io.limpid.run.Runner;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import java.util.List;

/**
 * How much the score falls when a window of the image is hidden: for each pixel the mean of {@code s(x) - s(x without the
 * window)} over the windows that hide it, {@code [N,H,W]}, signed. No gradients.
 *
 * <p>The last window of a row or column is moved back to end at the border; captum's stays and is cut, so maps differ where
 * windows do not fit a whole number of times.
 *
 * <p>Zeiler and Fergus, "Visualizing and Understanding Convolutional Networks", ECCV 2014, section 4.2.
 *
 * @param canonical the spec with every parameter
 * @param grid where windows lie
 * @param baseline what is seen in the window
 * @param scoring how images are scored
 */
record Occlusion(MethodSpec canonical, Grid grid, Baseline baseline, MaskedRuns.Scoring scoring) implements Specified {
    private static final String AUTO = "auto";

    /**
     * Where windows lie; {@code auto} makes them a seventh of the image's sides, half of that apart.
     *
     * @param window {@code HEIGHTxWIDTH}, one number for both, or {@code auto}
     * @param stride from one to the next, likewise
     */
    record Grid(String window, String stride) {
        private static final int AUTO_WINDOWS = 7;

        Grid {
            requireSize("window", window);
            requireSize("stride", stride);
        }

        private static void requireSize(String parameter, String text) {
            try {
                Size.parse(text.equals(AUTO) ? "1" : text);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "parameter " + parameter + " of occlusion is " + text + ": " + e.getMessage(), e);
            }
        }

        OcclusionWindows on(Size image) {
            Size size = window.equals(AUTO)
                    ? new Size(share(image.height(), AUTO_WINDOWS), share(image.width(), AUTO_WINDOWS))
                    : Size.parse(window);
            if (size.height() > image.height() || size.width() > image.width()) {
                throw new IllegalArgumentException("parameter window of occlusion is " + size
                        + ", but the model's input is only " + image + "; take a smaller one");
            }
            Size step = stride.equals(AUTO)
                    ? new Size(share(size.height(), 2), share(size.width(), 2))
                    : Size.parse(stride);
            OcclusionWindows windows = OcclusionWindows.of(image, size, step);
            Workload.of(windows.count(), "stride=" + step, "raise stride");
            return windows;
        }

        private static int share(int length, int parts) {
            return Math.max(1, Math.round((float) length / parts));
        }
    }

    static Occlusion of(Parameters p) {
        return new Occlusion(
                p.spec(),
                new Grid(p.text("window"), p.text("stride")),
                p.choice("baseline", Baseline.class),
                new MaskedRuns.Scoring(p.score(), p.integer("batch", 1)));
    }

    @Override
    public Display display() {
        return Display.SIGNED;
    }

    @Override
    public TargetLayer layer() {
        return TargetLayer.input();
    }

    @Override
    public Runner on(Network network) {
        Shape shape = network.graph().type(network.input()).shape();
        OcclusionWindows windows = grid.on(new Size((int) shape.size(2), (int) shape.size(3)));
        MaskedRuns runs =
                MaskedRuns.of(network, new FactoredMasks.Form(OcclusionWindows.RANK), scoring, windows.count());
        return new MaskRunner(
                runs,
                image -> new Plan(new MaskedRuns.Scene(image, baseline.of(image, network.inputRange())), windows));
    }

    private record Plan(MaskedRuns.Scene scene, OcclusionWindows masks) implements MaskRunner.Plan {
        @Override
        public MaskRunner.Finding finding(double clean, double[] scores) {
            double[] falls = new double[scores.length];
            for (int i = 0; i < falls.length; i++) {
                falls[i] = clean - scores[i];
            }
            Tensor map = masks.mean(falls);
            return new MaskRunner.Finding(map, List.of());
        }
    }
}
