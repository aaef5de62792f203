package io.limpid.evaluation;

import io.limpid.Attribution;
import io.limpid.Target;
import io.limpid.evaluation.Finding.Effort;
import io.limpid.evaluation.Finding.Verdict;
import io.limpid.metric.Metric;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Reason;
import io.limpid.metric.subject.Explanation;
import io.limpid.metric.subject.Reading;
import io.limpid.metric.subject.Subject;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Has one image explained by some methods, and judges each explanation by all metrics. Thread-safe. */
final class Judge {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long MIX = 1_000_003;

    private final Protocol protocol;
    private final Lineup lineup;
    private final Witness witness;

    Judge(Protocol protocol, Lineup lineup, Witness witness) {
        this.protocol = protocol;
        this.lineup = lineup;
        this.witness = witness;
    }

    /** Judges an image; what fails is told in the result. */
    List<Judgement> judge(Loaded loaded, List<Integer> contenders) {
        List<Judgement> judgements = new ArrayList<>();
        try {
            Question question = ask(loaded);
            for (int contender : contenders) {
                judgements.add(judge(question, contender));
                witness.judged();
            }
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError failure) {
            for (int contender : contenders.subList(judgements.size(), contenders.size())) {
                Trouble trouble = new Trouble(loaded.image().name(), "the image", Trouble.message(failure));
                judgements.add(failed(loaded, contender, loaded.content().isPresent() ? trouble : first(loaded)));
                witness.judged();
            }
        }
        return judgements;
    }

    private static Trouble first(Loaded loaded) {
        return loaded.troubles().get(0);
    }

    private Judgement failed(Loaded loaded, int contender, Trouble trouble) {
        return Judgement.failed(loaded.index(), contender, protocol.yardsticks().size(), trouble);
    }

    /** What is asked of every method: why this class for this image. */
    private record Question(Loaded loaded, Loaded.Content content, int target, double forward) {}

    private Question ask(Loaded loaded) {
        Loaded.Content content =
                loaded.content().orElseThrow(() -> new IllegalStateException("the image cannot be read"));
        long start = System.nanoTime();
        float[] logits = lineup.model().logits(content.tensor()).toFloats();
        double forward = since(start);
        int target = protocol.settings()
                .target()
                .target(Reading.predicted(logits), content.truth().label());
        return new Question(loaded, content, target, forward);
    }

    private Judgement judge(Question question, int contender) {
        Loaded loaded = question.loaded();
        String label = protocol.contenders().get(contender).label();
        try {
            Lineup.Seat seat =
                    lineup.seat(contender, question.content().input().tensor().shape());
            long start = System.nanoTime();
            Attribution attribution = seat.explainer()
                    .explain(List.of(question.content().input()), List.of(Target.classIndex(question.target())))
                    .get(0);
            Judgement.Explained explained = new Judgement.Explained(
                    question.target(),
                    attribution.prediction().label(),
                    attribution.layer().name(),
                    since(start),
                    question.forward());
            List<Trouble> troubles = new ArrayList<>(loaded.troubles());
            List<Finding> findings = findings(question, new Answer(seat.subject(), attribution, label), troubles);
            return new Judgement(loaded.index(), contender, explained, findings, troubles);
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError failure) {
            return failed(loaded, contender, new Trouble(loaded.image().name(), label, Trouble.message(failure)));
        }
    }

    /** A method's explanation. */
    private record Answer(Subject subject, Attribution attribution, String label) {}

    private List<Finding> findings(Question question, Answer answer, List<Trouble> troubles) {
        MeteredScorer scorer = lineup.model();
        MetricCase example = example(question, answer, protocol.settings().seed());
        List<Finding> findings = new ArrayList<>();
        for (Yardstick yardstick : protocol.yardsticks()) {
            long before = scorer.images();
            long start = System.nanoTime();
            try {
                yardstick
                        .metric()
                        .obstacle(example)
                        .ifPresent(reason -> troubles.add(trouble(question, yardstick, reason)));
                Finding found = finding(yardstick.metric(), example);
                Effort effort = new Effort(since(start), scorer.images() - before);
                findings.add(new Finding(found.score(), found.kept(), effort));
            } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError failure) {
                String about = answer.label() + ", " + yardstick.text();
                troubles.add(new Trouble(question.loaded().image().name(), about, Trouble.message(failure)));
                findings.add(new Finding(Verdict.none(Finding.FAILED), Optional.empty(), Effort.NONE));
            }
        }
        return findings;
    }

    private static Trouble trouble(Question question, Yardstick yardstick, Reason reason) {
        return new Trouble(question.loaded().image().name(), yardstick.text(), reason.words());
    }

    private static MetricCase example(Question question, Answer answer, long seed) {
        Loaded.Content content = question.content();
        MetricCase example = MetricCase.of(
                        content.tensor(), question.target(), Explanation.of(answer.attribution()), answer.subject())
                .with(content.truth())
                .withSeed(seed * MIX + question.loaded().image().name().hashCode());
        MetricCase placed = content.input().mapping().map(example::with).orElse(example);
        return content.companions().map(placed::with).orElse(placed);
    }

    private static Finding finding(Metric metric, MetricCase example) {
        if (!metric.isCollective()) {
            return new Finding(Verdict.of(metric.score(example)), Optional.empty(), Effort.NONE);
        }
        Optional<Tensor> kept =
                metric.obstacle(example).isPresent() ? Optional.empty() : Optional.of(metric.observe(example));
        String reason = metric.obstacle(example).map(Reason::text).orElse(Finding.FAILED);
        return new Finding(Verdict.none(reason), kept, Effort.NONE);
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / NANOS_PER_SECOND;
    }
}
