package io.limpid.method.perturbation;

import io.limpid.graph.Value;
import io.limpid.image.Size;
import io.limpid.layer.Layer;
import io.limpid.method.perturbation.VariantScores.Question;
import io.limpid.program.Network;
import io.limpid.program.Variants;
import io.limpid.tensor.Dim;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The scores of an image seen through maps.
 *
 * @param masking how it is seen through one
 * @param scores gives the scores
 */
record MaskedScores(Masking masking, VariantScores scores) implements AutoCloseable {
    private static final String IMAGE = "image";
    private static final String MAPS = "maps";

    /**
     * Loads a network behind masks.
     *
     * @param layer whose height and width the maps have
     * @param count how many maps an image has at most
     * @throws IllegalArgumentException if a batch would not fit into memory
     */
    static MaskedScores of(Network network, Layer layer, int count, ScoreCam.Scoring scoring) {
        Shape image = network.graph().type(network.input()).shape().with(0, new Dim.Fixed(1));
        Size size = new Size((int) image.size(2), (int) image.size(3));
        Variants.Recipe recipe = front -> {
            Value picture = front.shared(IMAGE, image.sizes());
            Value maps =
                    front.each(MAPS, 1, layer.shape().size(2), layer.shape().size(3));
            Value enlarged = scoring.alignment().enlarged(front.emit(), maps, size);
            return scoring.masking().masked(front, new Masking.Scene(picture, enlarged, image));
        };
        VariantScores.Asked asked = new VariantScores.Asked(scoring.score(), scoring.batch());
        return new MaskedScores(scoring.masking(), VariantScores.of(network, recipe, asked, count));
    }

    /** Returns the mean score of each map over all tries, a row for each goal; 0 for those that are not asked for. */
    double[][] of(Tensor image, Maps maps, List<Integer> wanted, Question question) {
        double[][] means = new double[question.goals().size()][maps.count()];
        for (int attempt = 0; attempt < masking.tries(); attempt++) {
            Map<String, Tensor> shared = new HashMap<>(masking.feeds(attempt, image));
            shared.put(IMAGE, image);
            double[][] found = scores.of(
                    wanted.size(),
                    (start, end) -> {
                        Map<String, Tensor> fed = new HashMap<>(shared);
                        fed.put(MAPS, maps.rows(wanted.subList(start, end)));
                        return fed;
                    },
                    new Question(question.goals(), question.progress().part(attempt, masking.tries())));
            for (int goal = 0; goal < found.length; goal++) {
                for (int i = 0; i < wanted.size(); i++) {
                    means[goal][wanted.get(i)] += found[goal][i] / masking.tries();
                }
            }
        }
        return means;
    }

    @Override
    public void close() {
        scores.close();
    }
}
