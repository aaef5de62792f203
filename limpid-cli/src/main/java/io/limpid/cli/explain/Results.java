package io.limpid.cli.explain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limpid.Attribution;
import io.limpid.Check;
import io.limpid.Prediction;
import io.limpid.cli.console.Failure;
import io.limpid.cli.input.Input;
import io.limpid.cli.input.LoadedInput;
import io.limpid.cli.request.Request;
import io.limpid.heatmap.Localisation;
import io.limpid.layer.Layer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What has become of each slot, as text of JSON, which takes the least room; tells people as it happens. */
final class Results {
    private static final int PERCENT = 100;

    private final Report report;
    private final Map<Input, String> images = new HashMap<>();
    private final Map<Slot, String> entries = new HashMap<>();
    private final Set<Request> introduced = new HashSet<>();
    private int takenOver;
    private int failures;

    Results(Report report) {
        this.report = report;
    }

    /** Notes a result that an earlier run has written. */
    void takeOver(Slot slot, JournalLine line) {
        images.put(slot.input(), line.imageEntry());
        entries.put(slot, line.entry());
        takenOver++;
    }

    /** Notes that an image was read. */
    void read(Input input, LoadedInput loaded) {
        images.put(input, ImageEntry.of(input, loaded).toString());
    }

    /** Notes that so many slots, or parts of one, are being filled. */
    void begun(double slots) {
        report.begun(slots);
    }

    /** Notes a result that was written. */
    void done(Explained result) {
        Slot slot = result.slot();
        Attribution attribution = result.attribution();
        entries.put(slot, ResultEntry.done(result).toString());
        if (introduced.add(slot.request())) {
            Layer layer = attribution.layer();
            report.note(slot.request().label() + " looks at " + layer.name() + ": " + layer.reason());
        }
        report.done(line(slot, attribution.prediction())
                + result.localisation().map(Results::place).orElse(""));
        attribution.checks().forEach(check -> tell(slot, check));
    }

    /** Warns of what did not pass, and says what was summed. */
    private void tell(Slot slot, Check check) {
        if (!check.passed()) {
            report.warn(about(slot) + warning(check));
        } else if (!check.totals().isEmpty()) {
            report.note("  " + check.name() + ": " + check.message());
        }
    }

    private static String line(Slot slot, Prediction prediction) {
        return about(slot) + prediction.label() + detail(prediction) + " -> " + slot.png();
    }

    private static String place(Localisation found) {
        return found.isFound() ? ", box " + found.box() : ", no box: the map shows nothing";
    }

    private static String detail(Prediction prediction) {
        String index = prediction.against().isPresent()
                ? prediction.index() + " - " + prediction.against().getAsInt()
                : Integer.toString(prediction.index());
        String probability = prediction
                .probability()
                .map(p -> String.format(Locale.ROOT, ", %.1f%%", PERCENT * p))
                .orElse("");
        return " [" + index + probability + "]";
    }

    private static String warning(Check check) {
        return "self-check " + check.name() + " failed: " + check.message();
    }

    /** Notes an image that cannot be used: none of its slots can be filled, for one reason. */
    void unread(Input input, List<Slot> slots, Throwable failure) {
        slots.forEach(
                slot -> entries.put(slot, ResultEntry.failed(slot, failure).toString()));
        failures += slots.size();
        boolean isNamed = Failure.message(failure).startsWith(input.name());
        report.failed(slots.size(), isNamed ? "" : input.name() + ": ", failure);
    }

    /** Notes a slot that stays empty. */
    void failed(Slot slot, Throwable failure) {
        fail(slot, ResultEntry.failed(slot, failure), failure);
    }

    /** Notes a slot for which something was computed that cannot be shown. */
    void failed(Slot slot, Attribution attribution, Throwable failure) {
        fail(slot, ResultEntry.failed(slot, attribution, failure), failure);
    }

    private void fail(Slot slot, ObjectNode entry, Throwable failure) {
        entries.put(slot, entry.toString());
        failures++;
        report.failed(1, about(slot), failure);
    }

    private static String about(Slot slot) {
        return slot.input().name() + ", " + slot.request().label() + ": ";
    }

    /** Returns how many slots an earlier run has filled. */
    int takenOver() {
        return takenOver;
    }

    /** Returns how many slots stayed empty. */
    int failures() {
        return failures;
    }

    /** Tells whether some slots stayed empty, and some did not. */
    boolean areMixed() {
        return failures > 0 && failures < entries.size();
    }

    /** Returns what is known of the images of a plan that could be read. */
    Stream<String> images(Plan plan) {
        return plan.inputs().stream().filter(images::containsKey).map(images::get);
    }

    /** Returns one entry for each slot of a plan. */
    Stream<String> entries(Plan plan) {
        return plan.slots().stream().map(slot -> Objects.requireNonNull(entries.get(slot)));
    }
}
