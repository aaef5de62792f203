package io.limpid.evaluation;

import io.limpid.metric.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A condition under which a release is refused: {@code deletion-auc(grad-cam) > 0.2}. The metric's mean over the images is
 * compared; if there is none, the release is refused too.
 *
 * @param text as given
 * @param contender the method's number
 * @param yardstick the metric's number
 * @param comparison how it is compared
 * @param limit with what
 */
public record Gate(String text, int contender, int yardstick, Comparison comparison, double limit) {
    private static final Pattern FORM = Pattern.compile("(.+?)\\s*(>=|<=|>|<)\\s*([^<>=]+)");

    /** Ways to compare. */
    public enum Comparison {
        /** Greater. */
        GREATER(">") {
            @Override
            boolean holds(double mean, double limit) {
                return mean > limit;
            }
        },
        /** Greater or equal. */
        NOT_LESS(">=") {
            @Override
            boolean holds(double mean, double limit) {
                return mean >= limit;
            }
        },
        /** Less. */
        LESS("<") {
            @Override
            boolean holds(double mean, double limit) {
                return mean < limit;
            }
        },
        /** Less or equal. */
        NOT_GREATER("<=") {
            @Override
            boolean holds(double mean, double limit) {
                return mean <= limit;
            }
        };

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        abstract boolean holds(double mean, double limit);

        static Comparison of(String sign) {
            return Arrays.stream(values())
                    .filter(comparison -> comparison.sign.equals(sign))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("there is no comparison " + sign));
        }
    }

    /**
     * What became of a gate.
     *
     * @param gate which
     * @param mean what was compared
     * @param refused whether its condition holds, or nothing is known
     */
    public record Outcome(Gate gate, double mean, boolean refused) {
        /** Returns it in words for people. */
        public String text() {
            String found =
                    Double.isNaN(mean) ? "there is no score" : String.format(Locale.ROOT, "the mean is %.6g", mean);
            return gate.text() + ": " + found + (refused ? ", refused" : ", passed");
        }
    }

    /**
     * Reads a gate.
     *
     * @throws IllegalArgumentException if it is not {@code METRIC(METHOD) > NUMBER}, or names what does not take part
     */
    public static Gate parse(String text, List<Contender> contenders, List<Yardstick> yardsticks) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw malformed(text, "it is not of that form", contenders, yardsticks);
        }
        String wanted = plain(form.group(1));
        for (int y = 0; y < yardsticks.size(); y++) {
            for (int c = 0; c < contenders.size(); c++) {
                if (names(contenders.get(c), yardsticks.get(y)).contains(wanted)) {
                    return new Gate(
                            text.strip(),
                            c,
                            y,
                            Comparison.of(form.group(2)),
                            limit(form.group(3), text, contenders, yardsticks));
                }
            }
        }
        throw malformed(text, "no such metric and method take part", contenders, yardsticks);
    }

    private static double limit(String number, String text, List<Contender> contenders, List<Yardstick> yardsticks) {
        try {
            return Double.parseDouble(number.strip());
        } catch (NumberFormatException e) {
            throw malformed(text, number.strip() + " is no number", contenders, yardsticks);
        }
    }

    private static Set<String> names(Contender contender, Yardstick yardstick) {
        Metric metric = yardstick.metric();
        return Stream.of(yardstick.text(), metric.name(), metric.spec())
                .flatMap(first -> Stream.of(
                                contender.label(),
                                contender.text(),
                                contender.method().spec())
                        .map(second -> plain(first + "(" + second + ")")))
                .collect(Collectors.toSet());
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", "");
    }

    private static IllegalArgumentException malformed(
            String text, String problem, List<Contender> contenders, List<Yardstick> yardsticks) {
        return new IllegalArgumentException("gate \"" + text + "\": " + problem
                + "; write METRIC(METHOD) > NUMBER, with >, >=, < or <=. Metrics: "
                + yardsticks.stream().map(Yardstick::text).collect(Collectors.joining(", ")) + ". Methods: "
                + contenders.stream().map(Contender::label).collect(Collectors.joining(", ")));
    }

    /** Returns what becomes of this gate. */
    public Outcome apply(EvaluationReport report) {
        double mean = report.standing(contender, yardstick).mean().mean();
        return new Outcome(this, mean, Double.isNaN(mean) || comparison.holds(mean, limit));
    }

    /** Returns what becomes of several. */
    public static List<Outcome> apply(List<Gate> gates, EvaluationReport report) {
        return gates.stream().map(gate -> gate.apply(report)).toList();
    }
}
