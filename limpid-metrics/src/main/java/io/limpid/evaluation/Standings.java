package io.limpid.evaluation;

import io.limpid.evaluation.statistic.Bootstrap;
import io.limpid.evaluation.statistic.Interval;
import io.limpid.metric.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Compares all methods by one metric. */
final class Standings {
    /** Scores that differ by less than this share of themselves are the same: runs are in single precision. */
    private static final double PRECISION = 1e-5;

    private final int yardstick;
    private final Direction direction;
    private final double[][] scores;
    private final String[][] reasons;
    private final Bootstrap bootstrap;

    private Standings(Protocol protocol, ScoreTable table, int yardstick) {
        int contenders = protocol.contenders().size();
        this.yardstick = yardstick;
        this.direction = protocol.yardsticks().get(yardstick).metric().direction();
        this.scores = IntStream.range(0, contenders)
                .mapToObj(c -> table.scores(c, yardstick))
                .toArray(double[][]::new);
        this.reasons = IntStream.range(0, contenders)
                .mapToObj(c -> table.reasons(c, yardstick))
                .toArray(String[][]::new);
        this.bootstrap =
                Bootstrap.of(protocol.data().size(), protocol.settings().seed());
    }

    /** Returns one standing for each metric and method. */
    static List<Standing> of(Protocol protocol, ScoreTable table) {
        return IntStream.range(0, protocol.yardsticks().size())
                .mapToObj(yardstick -> new Standings(protocol, table, yardstick).all())
                .flatMap(List::stream)
                .toList();
    }

    private List<Standing> all() {
        List<Interval> means = Arrays.stream(scores).map(bootstrap::mean).toList();
        double[] wins = wins();
        List<Standing> standings = new ArrayList<>();
        for (int c = 0; c < scores.length; c++) {
            int rank = rank(c, means);
            double[] best = scores[best(means)];
            standings.add(new Standing(
                    c,
                    yardstick,
                    means.get(c),
                    bootstrap.difference(scores[c], best),
                    deviation(scores[c], means.get(c).mean()),
                    (int) Arrays.stream(scores[c])
                            .filter(score -> !Double.isNaN(score))
                            .count(),
                    missing(reasons[c]),
                    wins[c],
                    rank));
        }
        return standings;
    }

    private int rank(int contender, List<Interval> means) {
        double own = means.get(contender).mean();
        return Double.isNaN(own)
                ? 0
                : 1
                        + (int) means.stream()
                                .filter(other -> isBetter(other.mean(), own))
                                .count();
    }

    private int best(List<Interval> means) {
        int best = 0;
        for (int c = 1; c < means.size(); c++) {
            boolean first = Double.isNaN(means.get(best).mean());
            best = first
                            || direction.prefers(
                                    means.get(c).mean(), means.get(best).mean())
                    ? c
                    : best;
        }
        return best;
    }

    private double[] wins() {
        double[] wins = new double[scores.length];
        for (int image = 0; image < scores[0].length; image++) {
            int[] winners = winners(image);
            for (int winner : winners) {
                wins[winner] += 1.0 / winners.length;
            }
        }
        return wins;
    }

    private int[] winners(int image) {
        return IntStream.range(0, scores.length)
                .filter(c -> !Double.isNaN(scores[c][image])
                        && Arrays.stream(scores).noneMatch(other -> isBetter(other[image], scores[c][image])))
                .toArray();
    }

    /** Tells whether a score is better by more than rounding; never if one is no number. */
    private boolean isBetter(double first, double second) {
        double rounding = PRECISION * Math.max(Math.abs(first), Math.abs(second));
        return direction.prefers(first, second) && Math.abs(first - second) > rounding;
    }

    private static double deviation(double[] scores, double mean) {
        double[] known = Arrays.stream(scores)
                .filter(score -> !Double.isNaN(score))
                .map(score -> (score - mean) * (score - mean))
                .toArray();
        return known.length < 2 ? Double.NaN : Math.sqrt(Arrays.stream(known).sum() / (known.length - 1));
    }

    private static Map<String, Integer> missing(String... reasons) {
        Map<String, Integer> missing = new TreeMap<>();
        Arrays.stream(reasons)
                .filter(reason -> !reason.isEmpty())
                .forEach(reason -> missing.merge(reason, 1, Integer::sum));
        return missing;
    }
}
