package io.limpid.method.cam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.layer.Layer;
import io.limpid.method.Explained;
import io.limpid.method.Methods;
import io.limpid.method.cam.InnerProducts.Centring;
import io.limpid.program.GraphProgram;
import io.limpid.program.Network;
import io.limpid.run.Goal;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.RandomTensors;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.Skeletons;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PrincipalCamTest {
    private static final Offset<Double> CLOSE = within(1e-5);
    private static final RandomNet NET = Skeletons.vgg11();
    private static final Tensor ACTIVATIONS = Tensor.of(new float[] {1, 2, 2, 1, 0, 3, 1, 0}, 1, 2, 2, 2);

    private static double[] component(PlaceKernel kernel, Tensor layer) {
        Places places = Places.of(layer);
        return Eigenpair.greatest(kernel.between(places), places.count()).scaledVector();
    }

    /** Turns a component so that its greatest magnitude is positive. */
    private static double[] upright(double... component) {
        double greatest = 0;
        for (double value : component) {
            greatest = Math.abs(value) > Math.abs(greatest) ? value : greatest;
        }
        double[] upright = component.clone();
        for (int i = 0; i < upright.length; i++) {
            upright[i] *= Math.signum(greatest);
        }
        return upright;
    }

    @Test
    void innerProducts_givesTheProjectionComputedByHand() {
        assertThat(upright(component(new InnerProducts(Centring.NONE), ACTIVATIONS)))
                .containsExactly(new double[] {.707107, 3.535534, 2.12132, .707107}, CLOSE);
        assertThat(upright(component(new InnerProducts(Centring.PER_CHANNEL), ACTIVATIONS)))
                .containsExactly(new double[] {-1.109132, 2.05276, .165503, -1.109132}, CLOSE);
    }

    @Test
    void innerProducts_ofMultiplesOfOnePattern_givesThePattern() {
        float[] pattern = {3, -1, 2, 5};
        float[] layer = new float[3 * 4];
        float[] factors = {0.6f, 0, -0.8f};
        for (int i = 0; i < layer.length; i++) {
            layer[i] = factors[i / 4] * pattern[i % 4];
        }

        assertThat(upright(component(new InnerProducts(Centring.NONE), Tensor.of(layer, 1, 3, 2, 2))))
                .containsExactly(new double[] {3, -1, 2, 5}, CLOSE);
    }

    @Test
    void zeroLayer_givesAZeroMap() {
        assertThat(component(new InnerProducts(Centring.NONE), Tensor.filled(0, 1, 3, 4, 4)))
                .containsExactly(new double[16], within(0.0));
    }

    @Test
    void sigmoidKernel_hasTheLargestEigenvalueOfTheCentredMatrix() {
        Tensor layer = RandomTensors.seeded(3).normal(1, 5, 4, 4);
        Places places = Places.of(layer);
        double[] component = component(SigmoidKernel.inHalfOfMemory(), layer);

        assertThat(squares(component)).isCloseTo(greatestByHand(places), within(1e-6));
        assertThat(sum(component)).isCloseTo(0, within(1e-9));
    }

    private static double greatestByHand(Places places) {
        Places centred = places.centred();
        int n = places.count();
        DMatrixRMaj kernel = new DMatrixRMaj(n, n);
        for (int i = 0; i < n * n; i++) {
            kernel.set(i / n, i % n, Math.tanh(centred.inner(i / n, i % n) / places.channels() + 1));
        }
        DMatrixRMaj doublyCentred = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double value = kernel.get(i, j);
                for (int k = 0; k < n; k++) {
                    value -= (kernel.get(i, k) + kernel.get(k, j)) / n;
                    for (int l = 0; l < n; l++) {
                        value += kernel.get(k, l) / n / n;
                    }
                }
                doublyCentred.set(i, j, value);
            }
        }
        return greatestEigenvalue(doublyCentred);
    }

    @Test
    void eigenpair_ofARandomMatrixWithCloseEigenvalues_isThatOfADenseDecomposition() {
        int size = 60;
        Places factor = Places.of(RandomTensors.seeded(8).normal(1, 80, 1, size));
        DMatrixRMaj dense = new DMatrixRMaj(size, size);
        for (int i = 0; i < size * size; i++) {
            dense.set(i / size, i % size, factor.inner(i / size, i % size));
        }

        Eigenpair pair = Eigenpair.greatest(v -> factor.times(factor.transposedTimes(v)), size);

        assertThat(pair.value()).isCloseTo(greatestEigenvalue(dense), within(1e-9));
        double[] vector = pair.scaledVector();
        double[] image = factor.times(factor.transposedTimes(vector));
        for (int i = 0; i < size; i++) {
            assertThat(image[i]).isCloseTo(pair.value() * vector[i], within(1e-6));
        }
    }

    @Test
    void sigmoidKernel_ofALayerThatRepeatsAnother_repeatsItsMap() {
        Tensor once = RandomTensors.seeded(4).normal(1, 5, 16, 64);
        double[] expected = upright(component(SigmoidKernel.inHalfOfMemory(), once));

        double[] actual = upright(component(SigmoidKernel.inHalfOfMemory(), repeated(once, 5)));

        assertThat(actual).hasSize(5 * 16 * 64);
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i % expected.length], CLOSE);
        }
    }

    /** Returns a layer with its rows repeated. */
    private static Tensor repeated(Tensor layer, int times) {
        int places = layer.size(2) * layer.size(3);
        float[] once = layer.toFloats();
        float[] all = new float[times * once.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = once[i / (times * places) * places + i % places];
        }
        return Tensor.of(all, 1, layer.size(1), (long) times * layer.size(2), layer.size(3));
    }

    @Test
    void sigmoidKernel_thatWouldNotFitIntoMemory_saysHowMuchItTakesAndWhatToDo() {
        assertThatThrownBy(() -> component(new SigmoidKernel(16 << 20), Tensor.filled(0, 1, 1, 65, 64)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4160 places")
                .hasMessageContaining("33 MB")
                .hasMessageContaining("-Xmx")
                .hasMessageContaining("eigen-cam");
    }

    private static double greatestEigenvalue(DMatrixRMaj matrix) {
        EigenDecomposition_F64<DMatrixRMaj> decomposition = DecompositionFactory_DDRM.eig(matrix.numRows, false, true);
        decomposition.decompose(matrix.copy());
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < matrix.numRows; i++) {
            greatest = Math.max(greatest, decomposition.getEigenvalue(i).real);
        }
        return greatest;
    }

    private static double squares(double... values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum;
    }

    private static double sum(double... values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /** Of few places the graph hands over how alike they are, of more the layer. */
    @ParameterizedTest
    @EnumSource(Centring.class)
    void mapOfAWholeRun_isTheComponentOfItsLayer(Centring centring) {
        Network network = Explained.network(NET);
        List<Boolean> fewPlaces = new ArrayList<>();
        for (Layer layer : network.cuts()) {
            Tensor activations = activations(network, layer);
            double[] expected = upright(component(new InnerProducts(centring), activations));

            assertThat(eigenCam(network, layer, centring).toFloats())
                    .containsExactly(floats(expected), within(1e-5f * (float) greatest(expected)));
            fewPlaces.add(activations.size(2) * activations.size(3) <= activations.size(1));
        }
        assertThat(fewPlaces).contains(true, false);
    }

    private static Tensor activations(Network network, Layer layer) {
        try (Runner runner = GraphProgram.write(network, frame -> layer.value()).open()) {
            return runner.run(NET.example(1), Goal.of(0, 1)).attribution();
        }
    }

    private static Tensor eigenCam(Network network, Layer layer, Centring centring) {
        String spec = "eigen-cam(layer=" + layer.name() + ",centred=" + (centring == Centring.PER_CHANNEL) + ")";
        try (Runner runner = Methods.parse(spec).on(network)) {
            return runner.run(NET.example(1), Goal.of(0, 1)).attribution();
        }
    }

    private static float[] floats(double... values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static double greatest(double... values) {
        return Arrays.stream(values).map(Math::abs).max().orElseThrow();
    }
}
