package io.limpid;

import io.limpid.program.Network;
import io.limpid.program.Outputs;
import io.limpid.run.Goal;
import io.limpid.run.Outcome;
import io.limpid.runtime.Session;
import io.limpid.tensor.Digest;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * One input on its way through: makes attributions of what runs give.
 *
 * @param classifier whose decision is explained
 * @param network its model at the input's size
 * @param input what it is fed
 */
record ExplainedInput(Classifier classifier, Network network, ModelInput input) {
    /** Returns what a run for this input alone means, for a goal with its class put in. */
    Attribution attribution(Method method, Goal goal, Outcome outcome) {
        float[] logits = outcome.logits().toFloats();
        Prediction prediction = prediction(goal, logits);
        Tensor values = withoutBatchAxis(outcome.attribution());
        return new Attribution(
                values,
                outcome.logits().reshaped(logits.length),
                prediction,
                network.layer(method.layer()),
                method.display(),
                frame(),
                SelfChecks.of(values, method.display(), outcome),
                provenance(method, prediction));
    }

    /** Returns what runs for this input alone mean, one for each output that the target asks for. */
    List<Attribution> attributions(Method method, Target target, List<Outcome> outcomes) {
        List<Goal> goals = target.goals(outcomes.get(0).logits().toFloats());
        return IntStream.range(0, outcomes.size())
                .mapToObj(i -> attribution(method, goals.get(i), outcomes.get(i)))
                .toList();
    }

    private Attribution.InputFrame frame() {
        Shape shape = network.graph().type(network.input()).shape();
        return new Attribution.InputFrame((int) shape.size(2), (int) shape.size(3), input.mapping());
    }

    private Prediction prediction(Goal goal, float[] logits) {
        Outputs outputs = network.outputs();
        IntFunction<String> label = index -> classifier.label(outputs.classOf(index)) + outputs.placeOf(index);
        Prediction prediction = Prediction.of(goal, logits, label);
        return prediction.against().isEmpty() && Probabilities.tellSomething(network)
                ? prediction.withProbability(Probabilities.of(network, logits)[prediction.index()])
                : prediction;
    }

    private static Tensor withoutBatchAxis(Tensor values) {
        long[] shape = values.shape();
        return values.reshaped(Arrays.copyOfRange(shape, 1, shape.length));
    }

    private Provenance provenance(Method method, Prediction prediction) {
        String against =
                prediction.against().isPresent() ? "-" + prediction.against().getAsInt() : "";
        return new Provenance(
                classifier.model().digest(),
                method.spec(),
                network.layer(method.layer()).name(),
                prediction.index() + against,
                input.mapping().isPresent() ? classifier.preprocessing().spec() : "none",
                Digest.sha256(input.tensor().bytes()),
                Version.current(),
                Session.runtimeVersion());
    }
}
