package io.limpid.metric.golden;

import io.limpid.graph.onnx.OnnxModel;
import io.limpid.metric.MetricCase;
import io.limpid.metric.subject.Explanation;
import io.limpid.metric.subject.ModelScorer;
import io.limpid.metric.subject.Scorer;
import io.limpid.metric.subject.Subject;
import io.limpid.program.Network;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.Goldens;
import io.limpid.testkit.Shared;
import java.util.List;

/** A model of the shared folder with a stored explanation. Holds native memory until closed. */
record GoldenCase(MetricCase example, ModelScorer scorer) implements AutoCloseable {
    /**
     * Opens a case.
     *
     * @param folder {@code model/photo}
     * @param map the explanation's file
     */
    static GoldenCase open(String folder, String map, int target) {
        Tensor input = Goldens.load(folder + "/input.npy");
        Network network = Network.of(
                OnnxModel.read(Shared.model(folder.substring(0, folder.indexOf('/')) + ".onnx")), input.shape());
        ModelScorer scorer = ModelScorer.open(network);
        Tensor stored = Goldens.load(folder + "/" + map);
        Explanation explanation = Explanation.of(stored.asFloat());
        return new GoldenCase(MetricCase.of(input, target, explanation, new ScoresOnly(scorer)), scorer);
    }

    /** A model without its method. */
    private record ScoresOnly(Scorer scorer) implements Subject {
        @Override
        public List<Explanation> explain(Tensor images, int target) {
            throw new UnsupportedOperationException("only the explanation is stored, not what made it");
        }
    }

    @Override
    public void close() {
        scorer.close();
    }
}
