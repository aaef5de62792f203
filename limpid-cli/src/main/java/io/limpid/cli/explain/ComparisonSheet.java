package io.limpid.cli.explain;

import io.limpid.heatmap.ContactSheet;
import io.limpid.heatmap.Overlay;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Collects the pictures of all methods for one sheet. */
final class ComparisonSheet implements ResultSink {
    private final Colors colors;
    private final Map<Slot, Overlay> overlays = new ConcurrentHashMap<>();

    ComparisonSheet(Colors colors) {
        this.colors = colors;
    }

    @Override
    public void accept(Explained result) {
        overlays.put(result.slot(), colors.overlay(result));
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
