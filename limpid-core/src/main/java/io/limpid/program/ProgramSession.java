package io.limpid.program;

import io.limpid.graph.onnx.OnnxModel;
import io.limpid.run.Batches;
import io.limpid.run.Outcome;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A model that holds one program or several, loaded; batches that do not fit the model's own are cut and filled up.
 * Thread-safe; holds native memory until closed.
 */
final class ProgramSession implements AutoCloseable {
    private final Loaded session;
    private final int fixedBatch;
    private final List<Results> programs;

    private ProgramSession(Loaded session, int fixedBatch, List<Results> programs) {
        this.session = session;
        this.fixedBatch = fixedBatch;
        this.programs = List.copyOf(programs);
    }

    /**
     * Loads a model.
     *
     * @param network that it stands behind
     * @param programs what it writes
     */
    static ProgramSession open(OnnxModel model, Network network, List<Results> programs) {
        return new ProgramSession(network.load(model), network.fixedBatch(), programs);
    }

    /**
     * Runs a batch.
     *
     * @param feeds what every input is fed, {@code [N,...]} each
     * @return one outcome for each program
     */
    List<Outcome> run(Map<String, Tensor> feeds, int batch) {
        if (fits(batch)) {
            return runOnce(feeds);
        }
        List<List<Outcome>> rows = IntStream.range(0, batch)
                .mapToObj(image -> changed(feeds, tensor -> Batches.repeated(tensor.row(image), fixedBatch)))
                .map(this::runOnce)
                .toList();
        return IntStream.range(0, programs.size())
                .mapToObj(program -> Batches.join(
                        rows.stream().map(row -> row.get(program).row(0)).toList()))
                .toList();
    }

    /** Returns the first program's scores of a batch, {@code [N,K]}. */
    Tensor logits(Map<String, Tensor> feeds, int batch) {
        String name = programs.get(0).logits();
        return fits(batch)
                ? Objects.requireNonNull(session.run(feeds, Set.of(name)).get(name))
                : run(feeds, batch).get(0).logits();
    }

    private boolean fits(int batch) {
        return fixedBatch == 0 || fixedBatch == batch;
    }

    private static Map<String, Tensor> changed(Map<String, Tensor> feeds, UnaryOperator<Tensor> change) {
        Map<String, Tensor> changed = new LinkedHashMap<>();
        feeds.forEach((name, tensor) -> changed.put(name, change.apply(tensor)));
        return changed;
    }

    private List<Outcome> runOnce(Map<String, Tensor> feeds) {
        Set<String> wanted = new LinkedHashSet<>();
        programs.forEach(program -> wanted.addAll(program.names()));
        Map<String, Tensor> outputs = session.run(feeds, wanted);
        List<Outcome> outcomes = new ArrayList<>();
        programs.forEach(program -> outcomes.add(program.read(outputs)));
        return outcomes;
    }

    @Override
    public void close() {
        session.close();
    }
}
