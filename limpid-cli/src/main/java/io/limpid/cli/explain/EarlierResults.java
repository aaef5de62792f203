package io.limpid.cli.explain;

import io.limpid.cli.console.Console;
import io.limpid.cli.console.UsageException;
import io.limpid.cli.folder.OutputFolder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What an earlier run has left of the results that a plan asks for.
 *
 * @param holding what can be taken over, by the slot's name
 * @param changed photos that are no longer what they were
 * @param gone results whose files are gone, or no longer what they were
 * @param left images that are not asked for any more
 */
record EarlierResults(Map<String, JournalLine> holding, Set<String> changed, List<String> gone, Set<String> left) {
    /** Of no earlier run. */
    static final EarlierResults NONE = new EarlierResults(Map.of(), Set.of(), List.of(), Set.of());

    private static final int SHOWN = 3;

    /**
     * Looks through what a journal holds.
     *
     * @throws UsageException if it holds results, but none of these images
     */
    static EarlierResults of(ResultJournal journal, Plan plan) {
        Map<String, Slot> slots = plan.slots().stream().collect(Collectors.toMap(Slot::name, Function.identity()));
        EarlierResults found = new EarlierResults(
                new LinkedHashMap<>(), new LinkedHashSet<>(), new ArrayList<>(), new LinkedHashSet<>());
        journal.read(line -> found.add(line, Optional.ofNullable(slots.get(line.name()))));
        if (found.holding.isEmpty() && !found.left.isEmpty()) {
            throw new UsageException(journal.folder().path() + " holds an unfinished run over other images: "
                    + some(List.copyOf(found.left))
                    + "; give their paths as they were given, another folder with -o, or --force to begin anew");
        }
        found.holding
                .values()
                .removeIf(line -> !found.holds(line, Objects.requireNonNull(slots.get(line.name())), journal.folder()));
        return found;
    }

    /** Of several results of one slot the last one counts. */
    private void add(JournalLine line, Optional<Slot> slot) {
        if (slot.filter(known -> line.isOf(known.input())).isPresent()) {
            holding.put(line.name(), line);
        } else {
            left.add(line.image());
        }
    }

    private boolean holds(JournalLine line, Slot slot, OutputFolder folder) {
        if (!line.photo().isStill(slot.input().file())) {
            changed.add(slot.input().name());
            return false;
        }
        if (folder.size(slot.npy()) != line.npy() || folder.size(slot.png()) != line.png()) {
            gone.add(slot.png());
            return false;
        }
        return true;
    }

    /** Tells whether a slot is filled already. */
    boolean fills(Slot slot) {
        return holding.containsKey(slot.name());
    }

    /** Returns the result in a slot that is filled. */
    JournalLine in(Slot slot) {
        return Objects.requireNonNull(holding.get(slot.name()));
    }

    /** Says what has changed since. */
    void tell(Console console) {
        if (!changed.isEmpty()) {
            console.say("changed since, and explained again: " + some(List.copyOf(changed)));
        }
        if (!gone.isEmpty()) {
            console.say("gone or changed since, and made again: " + some(gone));
        }
        if (!left.isEmpty()) {
            console.say("explained earlier, and not asked for any more: " + some(List.copyOf(left)));
        }
    }

    private static String some(List<String> names) {
        int shown = Math.min(SHOWN, names.size());
        return String.join(", ", names.subList(0, shown))
                + (names.size() > shown ? " and " + (names.size() - shown) + " more" : "");
    }
}
