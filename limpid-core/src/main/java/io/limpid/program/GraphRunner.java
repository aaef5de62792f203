package io.limpid.program;

import io.limpid.runtime.Session;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/** Runs a {@link GraphProgram}; batches that do not fit the model's own are cut and filled up. */
final class GraphRunner implements Runner {
    private final GraphProgram program;
    private final Session session;

    GraphRunner(GraphProgram program) {
        this.program = program;
        this.session = Session.open(program.model());
    }

    @Override
    public Outcome run(Tensor input, Goal goal) {
        int fixed = program.network().fixedBatch();
        if (fixed == 0 || fixed == input.size(0)) {
            return runOnce(input, goal);
        }
        return Batches.join(
                Batches.rows(input, goal).map(row -> runRow(row, fixed)).toList());
    }

    private Outcome runRow(Batches.Row row, int fixed) {
        return runOnce(Batches.repeated(row.input(), fixed), row.goal().repeated(fixed))
                .row(0);
    }

    private Outcome runOnce(Tensor input, Goal goal) {
        Map<String, Tensor> outputs = session.run(
                Map.of(
                        program.network().input().name(), input,
                        program.target(), goal.targets(),
                        program.contrast(), goal.contrasts()),
                wanted());
        return new Outcome(
                Objects.requireNonNull(outputs.get(program.logits())),
                Objects.requireNonNull(outputs.get(program.attribution())),
                balances(outputs),
                ledgers(outputs, input.size(0)));
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
