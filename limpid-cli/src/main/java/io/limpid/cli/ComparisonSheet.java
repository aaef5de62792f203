package io.limpid.cli;

import io.limpid.Attribution;
import io.limpid.heatmap.ContactSheet;
import io.limpid.heatmap.Overlay;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Collects the pictures of all methods for one sheet. */
final class ComparisonSheet implements ResultSink {
    private final Colors colors;
    private final Map<Slot, Overlay> overlays = new HashMap<>();

    ComparisonSheet(Colors colors) {
        this.colors = colors;
    }

    @Override
    public void accept(Task task, Attribution attribution) {
        overlays.put(task.slot(), colors.overlay(task, attribution));
    }

    /** Returns the sheet: the photo, then the methods in the order of the plan; empty if none succeeded. */
    Optional<ContactSheet> draw(Plan plan, String title) {
        Optional<Overlay> first = overlays.values().stream().findFirst();
        return first.map(any -> {
            ContactSheet sheet =
                    ContactSheet.titled(title).with(plan.inputs().get(0).stem(), any.photo());
            for (Slot slot : plan.slots()) {
                Overlay overlay = overlays.get(slot);
                sheet = overlay == null ? sheet : sheet.with(overlay.caption(), overlay);
            }
            return sheet;
        });
    }
}
