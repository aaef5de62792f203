package io.limpid.program;

import io.limpid.runtime.Session;
import io.limpid.tensor.Tensor;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

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
        Map<String, Tensor> outputs = outputs(input, goal, Set.of(program.logits(), program.attribution()));
        return new Outcome(
                Objects.requireNonNull(outputs.get(program.logits())),
                Objects.requireNonNull(outputs.get(program.attribution())));
    }

    private Map<String, Tensor> outputs(Tensor input, Goal goal, Set<String> wanted) {
        return session.run(
                Map.of(
                        program.network().input().name(), input,
                        program.target(), goal.targets(),
                        program.contrast(), goal.contrasts()),
                wanted);
    }

    @Override
    public Tensor logits(Tensor input) {
        int fixed = program.network().fixedBatch();
        int batch = input.size(0);
        if (fixed != 0 && fixed != batch) {
            return run(input, Goal.of(Goal.PREDICTED, batch)).logits();
        }
        Map<String, Tensor> outputs = outputs(input, Goal.of(Goal.PREDICTED, batch), Set.of(program.logits()));
        return Objects.requireNonNull(outputs.get(program.logits()));
    }

    @Override
    public void close() {
        session.close();
    }
}
