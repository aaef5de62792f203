package io.limpid.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.metric.registry.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every metric of the registry owes: explanations of a model whose evidence is known are ordered as its direction says. There
 * are a perfect explanation, a random one, and the perfect one inverted; see {@link Bench}.
 */
class MetricContractTest {
    /** What a metric can tell apart. */
    private enum Tells {
        /** Perfect before random before inverted. */
        ALL,
        /** Perfect before random. */
        RANDOM,
        /** Perfect before inverted. */
        INVERTED,
        /** Nothing, of such a model. */
        NOTHING;

        List<Bench> bestFirst() {
            return switch (this) {
                case ALL -> List.of(Bench.PERFECT, Bench.RANDOM, Bench.INVERTED);
                case RANDOM -> List.of(Bench.PERFECT, Bench.RANDOM);
                case INVERTED -> List.of(Bench.PERFECT, Bench.INVERTED);
                case NOTHING -> List.of();
            };
        }
    }

    /**
     * A metric's sample.
     *
     * @param spec small enough to be quick
     * @param tells what it tells apart
     * @param otherwise why not all; empty if all
     */
    private record Sample(String spec, Tells tells, String otherwise) {
        static Sample all(String spec) {
            return new Sample(spec, Tells.ALL, "");
        }

        String name() {
            return spec.replaceAll("\\(.*", "");
        }
    }

    private static final String AS_ROBUST = "an inverted explanation changes as little as the explanation itself";
    private static final String ANY_WEIGHTS = "random explanations depend on the weights as much as good ones do";
    private static final String ANY_NUMBER = "what random numbers sum to is as good as chance";
    private static final String ONE_PLACE = "the strongest pixel of a random explanation lies on the object by chance";

    private static final Map<String, Sample> SAMPLES = Stream.of(
                    Sample.all("deletion-auc"),
                    Sample.all("insertion-auc(fill=zero)"),
                    Sample.all("insertion-minus-deletion(insertion-fill=zero)"),
                    Sample.all("pixel-flipping"),
                    Sample.all("region-perturbation(patch=4)"),
                    Sample.all("region-perturbation-least-first(patch=4)"),
                    Sample.all("selectivity(patch=4)"),
                    Sample.all("irof(segments=16)"),
                    new Sample(
                            "monotonicity(report=share)",
                            Tells.NOTHING,
                            "where evidence adds up, whether a pixel raises the output does not depend on the order"),
                    new Sample(
                            "road(by=10)",
                            Tells.INVERTED,
                            "single pixels of a random explanation are filled in as if they had never been away"),
                    Sample.all("road-combined"),
                    Sample.all("average-drop"),
                    new Sample(
                            "increase-in-confidence",
                            Tells.INVERTED,
                            "only a rise counts, and of a random explanation and an inverted one neither makes one"),
                    new Sample(
                            "average-gain",
                            Tells.INVERTED,
                            "only a rise counts, and of a random explanation and an inverted one neither makes one"),
                    Sample.all("drop-in-deletion"),
                    Sample.all("faithfulness-correlation(subset=20)"),
                    Sample.all("faithfulness-estimate(step=4)"),
                    Sample.all("sensitivity-n(sizes=4)"),
                    Sample.all("monotonicity-correlation(samples=5)"),
                    Sample.all("infidelity(scale=optimal,fill=zero)"),
                    new Sample("sufficiency", Tells.RANDOM, "where the object is not, is as telling as where it is"),
                    new Sample("local-lipschitz(samples=3)", Tells.RANDOM, AS_ROBUST),
                    new Sample("max-sensitivity(samples=3)", Tells.RANDOM, AS_ROBUST),
                    new Sample("average-sensitivity(samples=3)", Tells.RANDOM, AS_ROBUST),
                    new Sample("continuity(steps=5)", Tells.RANDOM, AS_ROBUST),
                    new Sample("consistency", Tells.RANDOM, "where the object is not, is as telling as where it is"),
                    new Sample("relative-input-stability(samples=3)", Tells.RANDOM, AS_ROBUST),
                    new Sample("relative-output-stability(samples=3)", Tells.RANDOM, AS_ROBUST),
                    new Sample("relative-representation-stability(samples=3)", Tells.RANDOM, AS_ROBUST),
                    new Sample("pointing-game(tolerance=0)", Tells.INVERTED, ONE_PLACE),
                    Sample.all("energy-pointing-game"),
                    Sample.all("attribution-localisation"),
                    Sample.all("top-k-intersection(k=20)"),
                    Sample.all("relevance-mass-accuracy"),
                    Sample.all("relevance-rank-accuracy"),
                    Sample.all("roc-auc"),
                    Sample.all("focus"),
                    new Sample("box-iou", Tells.RANDOM, "the object inverted is a region as large as the image"),
                    new Sample(
                            "localisation-error",
                            Tells.RANDOM,
                            "the score is yes or no, and neither a random nor an inverted box is good enough"),
                    Sample.all("sparseness"),
                    new Sample("complexity", Tells.RANDOM, "what is inverted may be simple"),
                    new Sample("effective-complexity(limit=0.5)", Tells.RANDOM, "what is inverted may be simple"),
                    new Sample("mprt", Tells.INVERTED, ANY_WEIGHTS),
                    new Sample("smooth-mprt(samples=2)", Tells.INVERTED, ANY_WEIGHTS),
                    new Sample("efficient-mprt", Tells.INVERTED, ANY_WEIGHTS),
                    new Sample("random-logit", Tells.INVERTED, "random explanations differ from class to class"),
                    new Sample("completeness", Tells.INVERTED, ANY_NUMBER),
                    new Sample(
                            "non-sensitivity",
                            Tells.INVERTED,
                            "random numbers are never quite zero, and no pixel is idle"),
                    new Sample(
                            "input-invariance",
                            Tells.INVERTED,
                            "the score is yes or no, and neither random nor inverted explanations stay"))
            .collect(Collectors.toMap(Sample::name, sample -> sample));

    static Stream<MetricEntry> entries() {
        return Metrics.all().stream();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void explanations_areOrderedAsTheDirectionSays(MetricEntry entry) {
        assertThat(SAMPLES).as("samples; add one for a new metric").containsKey(entry.name());
        Sample sample = SAMPLES.get(entry.name());
        Metric metric = Metrics.parse(sample.spec());
        List<Bench> best = sample.tells().bestFirst();

        List<Double> scores = best.stream().map(bench -> mean(metric, bench)).toList();

        for (int i = 1; i < best.size(); i++) {
            assertThat(entry.direction().prefers(scores.get(i - 1), scores.get(i)))
                    .as("%s is %s for %s", metric, scores, best)
                    .isTrue();
        }
        assertThat(sample.otherwise().isEmpty())
                .as("a metric that does not tell all apart has a reason")
                .isEqualTo(sample.tells() == Tells.ALL);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void metricThatDoesNotTellAllApart_saysWhyOnThePage(MetricEntry entry) throws IOException {
        String page = Files.readString(
                Path.of(System.getProperty("limpid.root", "..")).resolve("docs/metrics.md"));
        String section = page.substring(page.indexOf("## Which explanations"), page.indexOf("## All metrics"));
        String otherwise = SAMPLES.get(entry.name()).otherwise();

        boolean toldThere = section.lines()
                .anyMatch(line ->
                        line.contains("`" + entry.name() + "`") && line.contains("made") && line.contains(otherwise));
        assertThat(toldThere)
                .as("docs/metrics.md says of " + entry.name() + ": " + otherwise)
                .isEqualTo(!otherwise.isEmpty());
    }

    private static double mean(Metric metric, Bench bench) {
        List<MetricCase> cases = bench.cases();
        List<Score> scores = metric.isCollective()
                ? metric.conclude(cases.stream().map(metric::observe).toList())
                : cases.stream().map(metric::score).toList();
        return scores.stream()
                .filter(Score::isNumber)
                .mapToDouble(Score::value)
                .average()
                .orElse(Double.NaN);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void sameCase_givesTheSameScore(MetricEntry entry) {
        Metric metric = Metrics.parse(SAMPLES.get(entry.name()).spec());
        MetricCase example = Bench.PERFECT.cases().get(0);
        MetricCase same = Bench.PERFECT.cases().get(0);

        assertThat(metric.score(example)).isEqualTo(metric.score(same));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void explanationThatIsNotFinite_givesAReasonAndNoException(MetricEntry entry) {
        Score score = entry.create().score(Bench.broken());

        assertThat(score.isNumber()).isFalse();
        assertThat(score.reason()).contains(Reason.MAP_INVALID);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void explanationOfNothing_givesANumberOrAReason(MetricEntry entry) {
        Metric metric = Metrics.parse(SAMPLES.get(entry.name()).spec());

        Score score = metric.score(Bench.empty());

        assertThat(Double.isNaN(score.value())).isEqualTo(score.reason().isPresent());
    }

    @ParameterizedTest
    @MethodSource("entries")
    void row_saysWhatPeopleNeed(MetricEntry entry) {
        assertThat(entry.meaning()).isNotBlank().doesNotEndWith(".");
        assertThat(entry.paper()).matches(".*(19|20)\\d\\d.*");
        entry.parameters()
                .forEach(parameter ->
                        assertThat(parameter.description()).as(parameter.name()).isNotBlank());
        boolean compares = entry.create().isCollective();
        assertThat(entry.needs().contains(Need.DATA_SET)).isEqualTo(compares);
    }

    @Test
    void everySample_isOfAMetric() {
        Set<String> known = Metrics.all().stream().map(MetricEntry::name).collect(Collectors.toSet());

        assertThat(new ArrayList<>(SAMPLES.keySet())).allMatch(known::contains);
    }
}
