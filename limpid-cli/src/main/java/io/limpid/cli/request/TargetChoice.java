package io.limpid.cli.request;

import io.limpid.Target;
import io.limpid.cli.console.UsageException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Which outputs are explained for each image.
 *
 * @param text as given
 * @param target what it means for this model
 * @param count how many results each image and method gets
 */
public record TargetChoice(String text, Target target, int count) {
    private static final Pattern TOP = Pattern.compile("top(\\d{1,9})");

    /**
     * Reads {@code top1}, {@code top5}, a class index, a label, or {@code A-B} for the difference of two classes; each at a
     * place, {@code A[row,column]}, where the model gives its classes at many.
     *
     * @throws UsageException if the model has no such class
     */
    public static TargetChoice parse(String text, Classes classes) {
        String wanted = text.strip();
        Matcher top = TOP.matcher(wanted.toLowerCase(Locale.ROOT));
        if (top.matches()) {
            return top(wanted, Integer.parseInt(top.group(1)), classes);
        }
        if (wanted.equalsIgnoreCase("predicted")) {
            return new TargetChoice(wanted, Target.predicted(), 1);
        }
        ClassLookup whole = ClassLookup.of(wanted, classes);
        return new TargetChoice(
                wanted, whole.isFound() ? Target.classIndex(whole.index().getAsInt()) : contrast(wanted, classes), 1);
    }

    private static TargetChoice top(String text, int count, Classes classes) {
        if (count < 1) {
            throw new UsageException("target " + text + " asks for no class; use top1, top5, ...");
        }
        int possible = Math.min(count, classes.outputs().count());
        return new TargetChoice(text, Target.top(possible), possible);
    }

    /** Labels may hold hyphens themselves, so each of them may be the minus. */
    private static Target contrast(String text, Classes classes) {
        List<Difference> readings = IntStream.range(1, text.length())
                .filter(i -> text.charAt(i) == '-')
                .mapToObj(i -> Difference.of(text, i, classes))
                .toList();
        return readings.stream()
                .filter(Difference::isFound)
                .findFirst()
                .map(Difference::target)
                .orElseThrow(() -> unknown(text, classes, readings));
    }

    private static UsageException unknown(String text, Classes classes, List<Difference> readings) {
        String problem = readings.stream()
                .filter(Difference::isHalfFound)
                .findFirst()
                .map(Difference::problem)
                .orElseGet(() -> ClassLookup.of(text, classes).problem());
        return new UsageException(
                "target " + text + ": " + problem + ". Allowed are top1, top5, a class index, a label, and A-B");
    }

    /** One way to read a text as the difference of two classes. */
    private record Difference(ClassLookup wanted, ClassLookup against) {
        static Difference of(String text, int minus, Classes classes) {
            return new Difference(
                    ClassLookup.of(text.substring(0, minus).strip(), classes),
                    ClassLookup.of(text.substring(minus + 1).strip(), classes));
        }

        boolean isFound() {
            return wanted.isFound() && against.isFound();
        }

        boolean isHalfFound() {
            return wanted.isFound() != against.isFound();
        }

        String problem() {
            return wanted.problem() + against.problem();
        }

        Target target() {
            return Target.contrast(wanted.index().getAsInt(), against.index().getAsInt());
        }
    }

    /** Returns what people should know: that more classes were asked for than there are; empty if they were not. */
    public Optional<String> shortfall() {
        Matcher top = TOP.matcher(text.toLowerCase(Locale.ROOT));
        return top.matches() && Integer.parseInt(top.group(1)) > count
                ? Optional.of("target " + text + ": the model gives " + count + " score(s); all of them are explained")
                : Optional.empty();
    }

    /** Returns a name of one of the results for file names; {@code rank} counts from 1. */
    public String name(int rank) {
        return target instanceof Target.Top && count > 1 ? "top" + rank : text;
    }
}
