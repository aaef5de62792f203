package io.limpid.program;

import io.limpid.graph.Value;
import io.limpid.run.Goal;
import io.limpid.run.Outcome;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.reference.DoubleTensor;
import io.limpid.testkit.reference.ReferenceInterpreter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Runs a program in double precision by the reference interpreter.
 *
 * @param program what is run
 */
public record ExactRunner(GraphProgram program) implements Runner {
    @Override
    public Outcome run(Tensor input, Goal goal) {
        Map<Value, DoubleTensor> fed = new LinkedHashMap<>();
        fed.put(program.network().input(), DoubleTensor.of(input));
        fed.put(Value.of(program.target()), DoubleTensor.of(goal.targets()));
        fed.put(Value.of(program.contrast()), DoubleTensor.of(goal.contrasts()));
        Map<Value, DoubleTensor> values =
                ReferenceInterpreter.run(program.model().graph(), fed);
        return new Outcome(
                values.get(Value.of(program.logits())).toTensor(),
                values.get(Value.of(program.attribution())).toTensor());
    }

    @Override
    public void close() {
        // it holds nothing
    }
}
