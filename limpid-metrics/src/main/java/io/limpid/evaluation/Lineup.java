package io.limpid.evaluation;

import io.limpid.Classifier;
import io.limpid.Explainer;
import io.limpid.metric.subject.JudgedMethod;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Methods compiled for a classifier, each when it is first needed. Thread-safe; holds native memory until closed. */
final class Lineup implements AutoCloseable {
    private final Classifier classifier;
    private final List<Contender> contenders;
    private final MeteredScorer model;
    private final Map<Integer, Seat> seats = new HashMap<>();
    private final Map<Integer, RuntimeException> unsuitable = new HashMap<>();

    Lineup(Classifier classifier, List<Contender> contenders, MeteredScorer model) {
        this.classifier = classifier;
        this.contenders = contenders;
        this.model = model;
    }

    /**
     * A method ready for work.
     *
     * @param explainer explains
     * @param subject the same, as metrics may question it
     */
    record Seat(Explainer explainer, JudgedMethod subject) {}

    /** Returns the model without a method. */
    MeteredScorer model() {
        return model;
    }

    /**
     * Returns a method ready for images of a shape.
     *
     * @throws RuntimeException if it does not suit the model; each time the same
     */
    synchronized Seat seat(int contender, long... shape) {
        RuntimeException known = unsuitable.get(contender);
        if (known != null) {
            throw known;
        }
        try {
            Seat seat = seats.computeIfAbsent(contender, number -> open(number, shape));
            seat.explainer().compile(shape);
            return seat;
        } catch (RuntimeException e) {
            unsuitable.put(contender, e);
            throw e;
        }
    }

    private Seat open(int contender, long... shape) {
        Explainer explainer = contenders.get(contender).method().on(classifier, shape);
        return new Seat(explainer, JudgedMethod.of(explainer, model));
    }

    @Override
    public synchronized void close() {
        seats.values().forEach(seat -> {
            seat.subject().close();
            seat.explainer().close();
        });
    }
}
