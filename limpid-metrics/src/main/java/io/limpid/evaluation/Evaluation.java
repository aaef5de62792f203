package io.limpid.evaluation;

import io.limpid.Classifier;
import io.limpid.Method;
import io.limpid.evaluation.data.LabelledImages;
import io.limpid.file.FileTrouble;
import io.limpid.journal.Journal;
import io.limpid.metric.Metric;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Methods, and the metrics they are judged by, on one classifier. Immutable; holds no native resources. */
public final class Evaluation {
    private final Classifier classifier;
    private final List<Contender> contenders;
    private final List<Yardstick> yardsticks;
    private final Settings settings;

    private Evaluation(
            Classifier classifier, List<Contender> contenders, List<Yardstick> yardsticks, Settings settings) {
        this.classifier = classifier;
        this.contenders = List.copyOf(contenders);
        this.yardsticks = List.copyOf(yardsticks);
        this.settings = settings;
        if (contenders.isEmpty() || yardsticks.isEmpty()) {
            throw new IllegalArgumentException("there are " + contenders.size() + " methods and " + yardsticks.size()
                    + " metrics; give one of each at least");
        }
    }

    /**
     * Returns an evaluation of methods, each called by its spec.
     *
     * @throws IllegalArgumentException if there is no method or no metric
     */
    public static Evaluation of(Classifier classifier, List<Method> methods, List<Metric> metrics) {
        return ofAll(
                classifier,
                methods.stream().map(Contender::of).toList(),
                metrics.stream().map(Yardstick::of).toList());
    }

    /**
     * Returns an evaluation of methods and metrics under names of their own.
     *
     * @throws IllegalArgumentException if there is no method or no metric
     */
    public static Evaluation ofAll(Classifier classifier, List<Contender> contenders, List<Yardstick> yardsticks) {
        return new Evaluation(classifier, contenders, yardsticks, Settings.STANDARD);
    }

    /** Returns the same with other settings. */
    public Evaluation with(Settings other) {
        return new Evaluation(classifier, contenders, yardsticks, other);
    }

    /**
     * Judges all methods on all images.
     *
     * @throws UncheckedIOException if there is no room for temporary files
     */
    public EvaluationReport run(LabelledImages data) {
        try {
            Path journal = Files.createTempFile("limpid-evaluation", ".jsonl");
            try (EvaluationRun run = open(data, journal)) {
                return run.report(Witness.NONE);
            } finally {
                Files.delete(journal);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "no temporary file can be made (" + FileTrouble.of(e) + "); free some space", e);
        }
    }

    /**
     * Begins a run that keeps a journal, or goes on with one that an earlier run has left.
     *
     * @param journal a file, made if it is not there
     * @throws IllegalArgumentException if the journal belongs to another evaluation, or the data has no image
     */
    public EvaluationRun open(LabelledImages data, Path journal) {
        if (data.size() == 0) {
            throw new IllegalArgumentException("the data has no image; give one at least");
        }
        Protocol protocol = new Protocol(
                contenders,
                yardsticks,
                data,
                settings,
                ProtocolParameters.of(
                        classifier, new ProtocolParameters.Chosen(contenders, yardsticks, data, settings)));
        return new EvaluationRun(classifier, protocol, Journal.open(journal, protocol.parameters()));
    }
}
