package io.limpid.cli.explain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limpid.Attribution;
import io.limpid.Check;
import io.limpid.Prediction;
import io.limpid.cli.console.Failure;
import io.limpid.cli.console.Json;
import io.limpid.heatmap.Localisation;
import io.limpid.image.Box;
import io.limpid.image.Image;
import io.limpid.layer.Layer;
import java.util.List;
import java.util.stream.LongStream;

/** One entry of the manifest's {@code results}. */
final class ResultEntry {
    private static final double TENTHS = 10;

    private final Slot slot;
    private final ObjectNode json = Json.object();

    private ResultEntry(Slot slot) {
        this.slot = slot;
        json.put("image", slot.input().name());
        json.put("requested", slot.request().text());
        json.put("method", slot.request().method().spec());
    }

    /** Returns the entry of a result that was written. */
    static ObjectNode done(Explained result) {
        Slot slot = result.slot();
        ResultEntry entry = new ResultEntry(slot).describing(result.attribution());
        entry.json.put("npy", slot.npy());
        entry.json.put("png", slot.png());
        result.localisation()
                .ifPresent(found ->
                        entry.localise(found, result.task().sample().loaded().picture()));
        entry.json.set("checks", checks(result.attribution().checks()));
        entry.json.put("milliseconds", Math.round(result.milliseconds() * TENTHS) / TENTHS);
        return entry.json;
    }

    /** Returns the entry of a slot that stayed empty. */
    static ObjectNode failed(Slot slot, Throwable failure) {
        ResultEntry entry = new ResultEntry(slot);
        entry.json.put("error", Failure.message(failure));
        return entry.json;
    }

    /** Returns the entry of a slot for which something was computed that cannot be shown. */
    static ObjectNode failed(Slot slot, Attribution attribution, Throwable failure) {
        ResultEntry entry = new ResultEntry(slot).describing(attribution);
        entry.json.put("error", Failure.message(failure));
        entry.json.set("checks", checks(attribution.checks()));
        return entry.json;
    }

    private ResultEntry describing(Attribution attribution) {
        json.set("layer", layer(attribution.layer()));
        json.set("target", target(attribution.prediction()));
        return this;
    }

    private void localise(Localisation found, Image photo) {
        Box box = found.box();
        json.set("box", Json.numbers(LongStream.of(box.left(), box.top(), box.right(), box.bottom())));
        ObjectNode localisation = Json.object();
        localisation.put("found", found.isFound());
        localisation.put("threshold", found.threshold());
        localisation.put("boxPixels", box.area());
        localisation.put("regionPixels", found.pixels() * photo.reduction() * photo.reduction());
        json.set("localisation", localisation);
    }

    private static ObjectNode layer(Layer layer) {
        ObjectNode json = Json.object();
        json.put("name", layer.name());
        json.put("reason", layer.reason());
        json.put("shape", layer.shape().toString());
        return json;
    }

    private ObjectNode target(Prediction prediction) {
        ObjectNode target = Json.object();
        target.put("rank", slot.rank());
        target.put("index", prediction.index());
        prediction.against().ifPresent(against -> target.put("against", against));
        target.put("label", prediction.label());
        target.put("score", prediction.score());
        prediction.probability().ifPresent(probability -> target.put("probability", probability));
        return target;
    }

    private static ArrayNode checks(List<Check> checks) {
        return Json.array(checks.stream().map(ResultEntry::check).toList());
    }

    private static ObjectNode check(Check check) {
        ObjectNode json = Json.object();
        json.put("name", check.name());
        json.put("passed", check.passed());
        json.put("message", check.message());
        if (!check.totals().isEmpty()) {
            json.set(
                    "totals",
                    Json.array(check.totals().stream().map(ResultEntry::total).toList()));
        }
        return json;
    }

    private static ObjectNode total(Check.Total total) {
        return Json.object().put("of", total.of()).put("sum", total.sum()).put("gap", total.gap());
    }
}
