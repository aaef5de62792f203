package io.limpid.method.cam;

import io.limpid.backward.Seed;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.layer.Layer;
import io.limpid.program.Frame;
import io.limpid.program.Score;

/**
 * The gradient at a layer less half the Hessian times the activations, {@code g - H A / 2}: what a Shapley value of the
 * channels becomes when the score is expanded to second order.
 *
 * <p>{@code H A} is exact: a second backward pass, from the gradient with the seed {@code A}, through the first. A piecewise
 * linear model has no curvature for logits, which leaves the gradient itself.
 *
 * <p>Cai, "CAMs as Shapley Value-based Explainers", The Visual Computer 2025, equation 12.
 */
record HessianCorrectedGradient(Score score) implements Signal {
    @Override
    public Value at(Frame frame, Layer layer) {
        Value activations = layer.value();
        Value gradient = new GradientSignal(score).at(frame, layer);
        Value curvature = frame.backwardThroughAll(new Seed(gradient, activations), activations);
        Emitter emit = frame.emit().scoped("hessian");
        return emit.sub(gradient, emit.scale(curvature, 0.5f));
    }
}
