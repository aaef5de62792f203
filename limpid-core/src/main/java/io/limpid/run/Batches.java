package io.limpid.run;

import io.limpid.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.List;

/** Joins images to batches. */
public final class Batches {
    private Batches() {}

    /** Returns the outcomes of single images as one. */
    public static Outcome join(List<Outcome> rows) {
        return new Outcome(
                stack(rows.stream().map(Outcome::logits).toList()),
                stack(rows.stream().map(Outcome::attribution).toList()),
                rows.stream().flatMap(row -> row.balances().stream()).toList(),
                rows.stream().flatMap(row -> row.ledgers().stream()).toList(),
                rows.stream().flatMap(row -> row.remarks().stream()).toList());
    }

    /** Returns one image, {@code [1,...]}, as a batch of copies. */
    public static Tensor repeated(Tensor image, int times) {
        return stack(Collections.nCopies(times, image));
    }

    /** Returns tensors of the same type and shape, {@code [n,...]} each, joined along their first axis. */
    public static Tensor stack(List<Tensor> parts) {
        long[] shape = parts.get(0).shape();
        shape[0] = parts.stream().mapToLong(part -> part.size(0)).sum();
        int bytes = parts.stream().mapToInt(part -> part.bytes().remaining()).sum();
        ByteBuffer joined = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        parts.forEach(part -> joined.put(part.bytes()));
        return Tensor.raw(parts.get(0).type(), shape, joined.flip());
    }
}
