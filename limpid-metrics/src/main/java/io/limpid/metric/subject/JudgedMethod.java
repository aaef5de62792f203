package io.limpid.metric.subject;

import io.limpid.Classifier;
import io.limpid.Explainer;
import io.limpid.ModelInput;
import io.limpid.Target;
import io.limpid.program.InputRange;
import io.limpid.tensor.Tensor;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A method compiled for a classifier, as metrics may question it. Closes nothing of what it was given. */
public final class JudgedMethod implements Subject {
    private final Explainer explainer;
    private final Scorer scorer;

    private JudgedMethod(Explainer explainer, Scorer scorer) {
        this.explainer = explainer;
        this.scorer = scorer;
    }

    /**
     * Returns an explainer as a subject.
     *
     * @param scorer the explainer's classifier; several subjects may share one
     */
    public static JudgedMethod of(Explainer explainer, Scorer scorer) {
        return new JudgedMethod(explainer, scorer);
    }

    @Override
    public Scorer scorer() {
        return scorer;
    }

    @Override
    public List<Explanation> explain(Tensor images, int target) {
        Classifier classifier = explainer.classifier();
        List<ModelInput> inputs = IntStream.range(0, images.size(0))
                .mapToObj(i -> ModelInput.of(classifier.fromNetwork(images.row(i))))
                .toList();
        List<Target> targets = Collections.nCopies(inputs.size(), Target.classIndex(target));
        return explainer.explain(inputs, targets).stream().map(Explanation::of).toList();
    }

    @Override
    public Optional<InputRange> range() {
        var preprocessing = explainer.classifier().preprocessing();
        return Optional.of(InputRange.of(preprocessing.minimum(), preprocessing.maximum()));
    }
}
