package io.limpid.method;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.tensor.Tensor;
import io.limpid.testkit.GoldenEntry;
import io.limpid.testkit.Goldens;
import io.limpid.testkit.RandomTensors;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What is to be shown of a golden that is not reproduced closely.
 *
 * @param exception the golden and the reason given
 * @param entry the golden
 */
public record Evidence(GoldenException exception, GoldenEntry entry) {
    private static final double CLOSE = 1e-4;
    private static final double MILLIONTH = 1e-6;
    private static final String SOME = "some";
    private static final String WANTED = System.getProperty("golden.evidence", SOME);

    /** Returns the exceptions to be looked at: those that are asked for, else the first quick one of each reason, model and method. */
    public static List<Evidence> all(Predicate<GoldenEntry> wanted, Predicate<GoldenEntry> quick) {
        Map<String, GoldenEntry> entries =
                Goldens.all().stream().filter(wanted).collect(Collectors.toMap(GoldenEntry::file, entry -> entry));
        Map<String, Evidence> first = new TreeMap<>();
        List<Evidence> all = GoldenExceptions.ALL.stream()
                .filter(exception -> entries.containsKey(exception.file()))
                .map(exception -> new Evidence(exception, entries.get(exception.file())))
                .toList();
        all.stream()
                .filter(each -> quick.test(each.entry()))
                .forEach(each ->
                        first.putIfAbsent(each.exception.reason() + each.entry.model() + each.entry.method(), each));
        return WANTED.equals(SOME)
                ? List.copyOf(first.values())
                : all.stream()
                        .filter(each -> each.entry().file().matches(WANTED))
                        .toList();
    }

    /**
     * Fails unless the reason holds.
     *
     * @param exact the map of an image in double precision, at the golden's stage
     * @param ours the map that we compute
     */
    public void check(Function<Tensor, float[]> exact, float[] ours) {
        Tensor input = Goldens.input(entry);
        float[] golden = Goldens.load(entry).toFloats();
        float[] truth = exact.apply(input);
        double weAreOff = difference(truth, ours);
        double referenceIsOff = difference(truth, golden);
        double jump = difference(truth, exact.apply(moved(input)));
        System.out.printf(
                Locale.ROOT,
                "%s, %s: in double precision ours is off by %.1e, the golden by %.1e; a millionth of the image is worth %.1e%n",
                entry,
                exception.reason(),
                weAreOff,
                referenceIsOff,
                jump);
        switch (exception.reason()) {
            case REFERENCE_ROUNDED -> {
                assertThat(weAreOff).as("ours, %s", entry).isLessThan(CLOSE);
                assertThat(referenceIsOff).as("golden, %s", entry).isGreaterThan(CLOSE);
            }
            case WE_ROUNDED -> {
                assertThat(referenceIsOff).as("golden, %s", entry).isLessThan(CLOSE);
                assertThat(weAreOff).as("ours, %s", entry).isGreaterThan(CLOSE);
            }
            case BOTH_ROUNDED ->
                assertThat(jump).as("moved by a millionth, %s", entry).isGreaterThan(CLOSE);
            case SMALL_DIVISOR ->
                assertThat(jump).as("moved by a millionth, %s", entry).isGreaterThan(10 * MILLIONTH);
        }
    }

    private static Tensor moved(Tensor input) {
        float[] values = input.toFloats();
        float[] noise = RandomTensors.seeded(1).normal(input.shape()).toFloats();
        for (int i = 0; i < values.length; i++) {
            values[i] *= (float) (1 + MILLIONTH * noise[i]);
        }
        return Tensor.of(values, input.shape());
    }

    private static double difference(float[] exact, float[] other) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        double difference = 0;
        for (int i = 0; i < exact.length; i++) {
            least = Math.min(least, exact[i]);
            greatest = Math.max(greatest, exact[i]);
            difference = Math.max(difference, Math.abs(exact[i] - other[i]));
        }
        return difference / (greatest - least);
    }

    @Override
    public String toString() {
        return entry + ", " + exception.reason();
    }
}
