package io.limpid.backward.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import io.limpid.testkit.RandomTensors;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A dense layer at every place is a product and a sum in files, and shares like one of a single place, which is one node. */
class DenseBiasTest {
    private static final int PLACES = 3;
    private static final int INPUTS = 4;
    private static final int UNITS = 2;
    private static final Value X = Value.of("x");
    private static final Value W = Value.of("w");
    private static final Value B = Value.of("b");
    private static final Value Z = Value.of("z");
    private static final Value Y = Value.of("y");

    private static TensorType type(long... sizes) {
        return new TensorType(ElementType.FLOAT, Shape.of(sizes));
    }

    private static GraphBuilder taking(TensorType image) {
        RandomTensors random = RandomTensors.seeded(2);
        return new GraphBuilder()
                .input(X, image)
                .initializer(W, random.normal(INPUTS, UNITS))
                .initializer(B, random.normal(UNITS));
    }

    private static Graph atEveryPlace() {
        return taking(type(1, PLACES, INPUTS))
                .node(Node.of("MatMul", List.of(X, W), List.of(Z), Attributes.NONE))
                .node(Node.of("Add", List.of(B, Z), List.of(Y), Attributes.NONE))
                .type(Z, type(1, PLACES, UNITS))
                .type(Y, type(1, PLACES, UNITS))
                .output(Y)
                .build();
    }

    private static Graph inOneNode() {
        return taking(type(PLACES, INPUTS))
                .node(Node.of("Gemm", List.of(X, W, B), List.of(Y), Attributes.NONE))
                .type(Y, type(PLACES, UNITS))
                .output(Y)
                .build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"epsilon-plus", "epsilon-alpha2-beta1", "epsilon", "lrp-0", "tsgb", "excitation-backprop"})
    void layerAtEveryPlace_sharesAsInOneNode(String preset) {
        RandomTensors random = RandomTensors.seeded(3);
        Tensor x = random.normal(PLACES, INPUTS);
        Tensor relevance = random.normal(PLACES, UNITS);

        double[] actual = Sweep.of(atEveryPlace(), Composites.parse(preset))
                .inDouble(Tensor.of(x.toFloats(), 1, PLACES, INPUTS), Tensor.of(relevance.toFloats(), 1, PLACES, UNITS))
                .toDoubles();

        double[] expected = Sweep.of(inOneNode(), Composites.parse(preset))
                .inDouble(x, relevance)
                .toDoubles();
        assertThat(actual).containsExactly(expected, within(1e-4));
    }
}
