package io.limpid.program;

import io.limpid.run.FedRunner;
import io.limpid.run.Goal;
import io.limpid.run.Outcome;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs a {@link GraphProgram}. */
final class GraphRunner implements Runner, FedRunner {
    private final GraphProgram program;
    private final ProgramSession session;

    GraphRunner(GraphProgram program) {
        this.program = program;
        this.session = ProgramSession.open(program.model(), program.network(), List.of(program.results()));
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

    private Outcome run(Map<String, Tensor> feeds, int batch) {
        return session.run(feeds, batch).get(0);
    }

    @Override
    public Tensor logits(Tensor input) {
        int batch = input.size(0);
        return session.logits(feeds(input, Goal.of(Goal.PREDICTED, batch)), batch);
    }

    private Map<String, Tensor> feeds(Tensor input, Goal goal) {
        Map<String, Tensor> feeds = new LinkedHashMap<>();
        feeds.put(program.network().input().name(), input);
        feeds.put(program.target(), goal.targets());
        feeds.put(program.contrast(), goal.contrasts());
        return feeds;
    }

    @Override
    public void close() {
        session.close();
    }
}
