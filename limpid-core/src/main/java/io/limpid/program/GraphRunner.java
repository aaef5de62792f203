package io.limpid.program;

import io.limpid.runtime.Session;
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

/** Runs a {@link GraphProgram}; batches that do not fit the model's own are cut and filled up. */
final class GraphRunner implements Runner, FedRunner {
    private final GraphProgram program;
    private final Session session;

    GraphRunner(GraphProgram program) {
        this.program = program;
        this.session = program.network().load(program.model());
    }

    @Override
    public Outcome run(Tensor input, Goal goal) {
        return run(feeds(input, goal), input.size(0));
    }

    @Override
    public Outcome run(Tensor input, Goal goal, Tensor signal) {
        Map<String, Tensor> feeds = feeds(input, goal);
        feeds.put(program.signal().orElseThrow(), signal);
        return run(feeds, input.size(0));
    }

    private Map<String, Tensor> feeds(Tensor input, Goal goal) {
        Map<String, Tensor> feeds = new LinkedHashMap<>();
        feeds.put(program.network().input().name(), input);
        feeds.put(program.target(), goal.targets());
        feeds.put(program.contrast(), goal.contrasts());
        return feeds;
    }

    private Outcome run(Map<String, Tensor> feeds, int batch) {
        if (fits(batch)) {
            return runOnce(feeds, batch);
        }
        int fixed = program.network().fixedBatch();
        return Batches.join(IntStream.range(0, batch)
                .mapToObj(image -> changed(feeds, tensor -> Batches.repeated(tensor.row(image), fixed)))
                .map(filled -> runOnce(filled, fixed).row(0))
                .toList());
    }

    private boolean fits(int batch) {
        int fixed = program.network().fixedBatch();
        return fixed == 0 || fixed == batch;
    }

    private static Map<String, Tensor> changed(Map<String, Tensor> feeds, UnaryOperator<Tensor> change) {
        Map<String, Tensor> changed = new LinkedHashMap<>();
        feeds.forEach((name, tensor) -> changed.put(name, change.apply(tensor)));
        return changed;
    }

    private Outcome runOnce(Map<String, Tensor> feeds, int batch) {
        Map<String, Tensor> outputs = session.run(feeds, wanted());
        return new Outcome(
                Objects.requireNonNull(outputs.get(program.logits())),
                Objects.requireNonNull(outputs.get(program.attribution())),
                balances(outputs),
                ledgers(outputs, batch));
    }

    @Override
    public Tensor logits(Tensor input) {
        int batch = input.size(0);
        Goal goal = Goal.of(Goal.PREDICTED, batch);
        if (!fits(batch)) {
            return run(input, goal).logits();
        }
        Map<String, Tensor> outputs = session.run(feeds(input, goal), Set.of(program.logits()));
        return Objects.requireNonNull(outputs.get(program.logits()));
    }

    private Set<String> wanted() {
        Set<String> wanted = new LinkedHashSet<>(List.of(program.logits(), program.attribution()));
        wanted.addAll(program.balances());
        program.accounts().forEach(account -> wanted.add(account.sums().name()));
        return wanted;
    }

    private List<Balance> balances(Map<String, Tensor> outputs) {
        List<Balance> balances = new ArrayList<>();
        for (String name : program.balances()) {
            float[] pairs = Objects.requireNonNull(outputs.get(name)).toFloats();
            for (int i = 0; i < pairs.length; i += 2) {
                balances.add(new Balance(pairs[i], pairs[i + 1]));
            }
        }
        return balances;
    }

    private List<Ledger> ledgers(Map<String, Tensor> outputs, int batch) {
        return program.accounts().isEmpty()
                ? List.of()
                : IntStream.range(0, batch)
                        .mapToObj(image -> new Ledger(program.accounts().stream()
                                .map(account -> account.read(outputs, image))
                                .toList()))
                        .toList();
    }

    @Override
    public void close() {
        session.close();
    }
}
