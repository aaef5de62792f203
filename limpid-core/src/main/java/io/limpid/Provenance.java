package io.limpid;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that decides a result; the same provenance gives the same bytes. There is no clock in it.
 *
 * @param model SHA-256 of the model file
 * @param method canonical spec
 * @param layer tensor that was looked at
 * @param target index, and {@code index-against} for a difference
 * @param preprocessing canonical spec; {@code none} for a tensor given as it is
 * @param input SHA-256 of the input tensor's bytes
 * @param limpid version of this library
 * @param runtime version of ONNX Runtime
 */
public record Provenance(
        String model,
        String method,
        String layer,
        String target,
        String preprocessing,
        String input,
        String limpid,
        String runtime) {
    /** Returns the entries by name, in the order of the components. */
    public Map<String, String> toMap() {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("model", model);
        entries.put("method", method);
        entries.put("layer", layer);
        entries.put("target", target);
        entries.put("preprocessing", preprocessing);
        entries.put("input", input);
        entries.put("limpid", limpid);
        entries.put("runtime", runtime);
        return entries;
    }
}
