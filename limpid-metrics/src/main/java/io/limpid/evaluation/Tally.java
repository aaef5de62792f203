package io.limpid.evaluation;

import io.limpid.metric.Score;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Adds up judgements. */
final class Tally {
    private final Protocol protocol;
    private final ScoreTable scores;
    private final Map<Integer, CurveSum> curves = new TreeMap<>();
    private final Map<Integer, List<Kept>> kept = new TreeMap<>();
    private final List<List<Double>> seconds;
    private final List<Double> forwards = new ArrayList<>();
    private final double[] metricSeconds;
    private final long[] metricImages;
    private final int[] metricRuns;
    private final String[] targets;
    private final int[] targetNumbers;
    private final String[] layers;
    private final Set<Trouble> troubles = new LinkedHashSet<>();

    Tally(Protocol protocol) {
        int contenders = protocol.contenders().size();
        int yardsticks = protocol.yardsticks().size();
        this.protocol = protocol;
        this.scores = new ScoreTable(contenders, yardsticks, protocol.data().size());
        this.seconds = IntStream.range(0, contenders)
                .<List<Double>>mapToObj(i -> new ArrayList<>())
                .toList();
        this.metricSeconds = new double[yardsticks];
        this.metricImages = new long[yardsticks];
        this.metricRuns = new int[yardsticks];
        this.targets = new String[protocol.data().size()];
        this.targetNumbers = new int[protocol.data().size()];
        this.layers = new String[contenders];
        Arrays.fill(targets, "");
        Arrays.fill(layers, "");
    }

    /** What a metric that compares images keeps of one. */
    private record Kept(int image, Tensor observation) {}

    void add(Judgement judgement) {
        troubles.addAll(judgement.troubles());
        Judgement.Explained explained = judgement.explained();
        if (explained.target() >= 0) {
            targets[judgement.image()] = explained.label();
            targetNumbers[judgement.image()] = explained.target();
            layers[judgement.contender()] = explained.layer();
            seconds.get(judgement.contender()).add(explained.seconds());
            forwards.add(explained.forward());
        }
        for (int y = 0; y < judgement.findings().size(); y++) {
            add(
                    new ScoreTable.Place(judgement.contender(), y, judgement.image()),
                    judgement.findings().get(y));
        }
    }

    private void add(ScoreTable.Place at, Finding finding) {
        scores.set(at, finding.score().value(), finding.score().reason());
        int key = key(at.contender(), at.yardstick());
        finding.score().curve().ifPresent(curve -> curves.computeIfAbsent(key, k -> new CurveSum(curve))
                .add(curve));
        finding.kept().ifPresent(tensor -> kept.computeIfAbsent(key, k -> new ArrayList<>())
                .add(new Kept(at.image(), tensor)));
        if (finding.cost().seconds() > 0) {
            metricSeconds[at.yardstick()] += finding.cost().seconds();
            metricImages[at.yardstick()] += finding.cost().images();
            metricRuns[at.yardstick()]++;
        }
    }

    private int key(int contender, int yardstick) {
        return contender * protocol.yardsticks().size() + yardstick;
    }

    /** Judges what was kept for metrics that compare images. */
    void conclude() {
        int yardsticks = protocol.yardsticks().size();
        kept.forEach((key, all) -> {
            all.sort((a, b) -> Integer.compare(a.image(), b.image()));
            List<Score> found = protocol.yardsticks()
                    .get(key % yardsticks)
                    .metric()
                    .conclude(all.stream().map(Kept::observation).toList());
            for (int i = 0; i < found.size(); i++) {
                Finding.Verdict verdict = Finding.Verdict.of(found.get(i));
                scores.set(
                        new ScoreTable.Place(
                                key / yardsticks, key % yardsticks, all.get(i).image()),
                        verdict.value(),
                        verdict.reason());
            }
        });
        kept.clear();
    }

    ScoreTable scores() {
        return scores;
    }

    List<Trouble> troubles() {
        return List.copyOf(troubles);
    }

    /** Returns the name of the class that was explained for an image; empty if none was. */
    String target(int image) {
        return targets[image];
    }

    /** Returns the number of the class that was explained for an image that has a {@link #target}. */
    int targetNumber(int image) {
        return targetNumbers[image];
    }

    /** Returns where a method looked; empty if it never did. */
    String layer(int contender) {
        return layers[contender];
    }

    List<MeanCurve> curves() {
        int yardsticks = protocol.yardsticks().size();
        return curves.entrySet().stream()
                .map(entry -> entry.getValue().mean(entry.getKey() / yardsticks, entry.getKey() % yardsticks))
                .toList();
    }

    List<Cost> costs() {
        double forward = median(forwards).orElse(Double.NaN);
        return IntStream.range(0, seconds.size())
                .mapToObj(contender -> {
                    double median = median(seconds.get(contender)).orElse(Double.NaN);
                    return new Cost(contender, median, median / forward);
                })
                .toList();
    }

    List<MetricCost> metricCosts() {
        return IntStream.range(0, metricRuns.length)
                .mapToObj(y ->
                        new MetricCost(y, metricSeconds[y] / metricRuns[y], (double) metricImages[y] / metricRuns[y]))
                .toList();
    }

    private static Optional<Double> median(List<Double> numbers) {
        List<Double> sorted = numbers.stream().sorted().toList();
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get(sorted.size() / 2));
    }
}
